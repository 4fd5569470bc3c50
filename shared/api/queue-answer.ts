/** Queues as operations see them, closed: how much waits, what was given up, and what is moved back. */
import { natural, time } from './answer-parts.ts';
import { once } from '../once.ts';
import * as z from 'zod';

const name = () => z.string().meta({ example: 'collect-pledge' });
const messageId = () =>
  z.string().max(100).meta({ example: '0e8c2a4e-5f1b-4c58-9f0e-7d1f2f0a6b11' });

export const queuePath = z.object({ name: z.string().max(80) });
export type QueuePath = z.infer<typeof queuePath>;

/** Why somebody does it: an audit asks for that. */
export const reason = () => z.string().trim().min(1).max(500);

const redrive = once(() =>
  z
    .strictObject({
      state: z.enum(['running', 'cancelling', 'completed', 'cancelled', 'failed']),
      moved: natural(),
      toMove: natural().meta({ description: 'How many there were when it began' }),
      perSecond: natural().optional().meta({ description: 'At most; missing: as fast as can be' }),
      startedAt: time(),
      failure: z.string().optional(),
    })
    .meta({ id: 'Redrive' }),
);

export const queuesAnswer = once(() =>
  z
    .strictObject({
      asOf: time(),
      items: z.array(
        z.strictObject({
          name: name(),
          waiting: natural(),
          inFlight: natural(),
          delayed: natural(),
          deadLettersIn: name(),
        }),
      ),
      deadLetters: z.array(
        z.strictObject({
          name: name(),
          waiting: natural(),
          inFlight: natural(),
          oldestSeconds: natural()
            .optional()
            .meta({ description: 'Age of the oldest that a look at some of them has found' }),
          fedBy: z.array(name()),
          redrive: redrive().optional(),
        }),
      ),
    })
    .meta({ id: 'Queues' }),
);

export const deadLettersAnswer = once(() =>
  z
    .strictObject({
      name: name(),
      waiting: natural(),
      inFlight: natural(),
      items: z.array(
        z.strictObject({
          messageId: messageId(),
          from: name().optional().meta({ description: 'The queue that gave it up, where known' }),
          sentAt: time(),
          receives: natural(),
          group: z.string().optional(),
          body: z
            .unknown()
            .meta({ description: 'As JSON or text; what must not be read shows as `…`' }),
          bodyBytes: natural(),
          why: z.strictObject({
            known: z.boolean(),
            error: z.string().optional().meta({ description: 'What the last try said' }),
            at: time().optional(),
          }),
          campaignId: z.string().optional(),
          pledgeId: z.string().optional(),
        }),
      ),
    })
    .meta({ id: 'DeadLetters' }),
);

export const redriveAnswer = once(() =>
  z
    .strictObject({
      name: name(),
      messageId: messageId().optional(),
      redrive: redrive().optional(),
    })
    .meta({ id: 'RedriveStarted' }),
);

export const redrivesAnswer = once(() =>
  z.strictObject({ name: name(), items: z.array(redrive()) }).meta({ id: 'Redrives' }),
);

export const cancelledRedriveAnswer = once(() =>
  z.strictObject({ name: name(), redrive: redrive() }).meta({ id: 'CancelledRedrive' }),
);

export const discardedAnswer = once(() =>
  z
    .strictObject({ name: name(), messageId: messageId(), discardedAt: time() })
    .meta({ id: 'DiscardedDeadLetter' }),
);

export const actsAnswer = once(() =>
  z
    .strictObject({
      items: z.array(
        z.strictObject({
          id: z.string(),
          at: time(),
          event: z.string(),
          by: z.string(),
          reason: z.string(),
          queue: name().optional(),
          messageId: messageId().optional(),
          campaignId: z.string().optional(),
          pledgeId: z.string().optional(),
          deadline: time().optional().meta({ description: 'The later one' }),
          perSecond: natural().optional(),
        }),
      ),
      nextCursor: z.string().optional(),
    })
    .meta({ id: 'ActPage' }),
);
