/**
 * Hands a payload to whatever an ARN names: a queue or a function. Invariant: when this returns,
 * the payload is in the state database, so the caller may forget it.
 */
import type { Queues } from './queues/queues.ts';

export type Deliver = (
  arn: string,
  payload: string,
  options?: { readonly groupId?: string | undefined },
) => boolean;

export function createDelivery(
  queues: Queues,
  invokeLater: (functionArn: string, payload: string) => boolean,
): { deliver: Deliver; knows: (arn: string) => boolean } {
  return {
    knows: (arn) =>
      arn.startsWith('arn:aws:sqs:') ? queues.find(arn) !== undefined : /:function:/.test(arn),
    deliver: (arn, payload, { groupId } = {}) => {
      if (!arn.startsWith('arn:aws:sqs:')) return invokeLater(arn, payload);
      const queue = queues.find(arn);
      queue?.send([{ body: payload, groupId }]);
      return queue !== undefined;
    },
  };
}
