/** What the queues have accepted: worked off, or where somebody is told of it. */
import type { Invariant } from './invariant.ts';

export const everyMessageIsWorkedOff: Invariant = {
  name: 'every-message-is-worked-off',
  why: 'A message that is neither handled nor dead is a pledge that waits for ever.',
  watch: ({ violate, setting }) => {
    /** By queue and id: the queue that it lies in. */
    const waiting = new Map<string, string>();
    return {
      sent: ({ queue, id, body }) => void waiting.set(`${queue} ${id}`, body),
      handled: ({ queue, id }) => void waiting.delete(`${queue} ${id}`),
      deadLettered: ({ queue, id, into, body }) => {
        waiting.delete(`${queue} ${id}`);
        if (!setting.alarmed.has(into))
          violate(`${id} of ${queue} went to ${into}, which has no alarm: ${body.slice(0, 200)}`);
      },
      atEnd: (end) => {
        const inUse = end.queues.filter(({ visible, inFlight }) => visible + inFlight > 0);
        const lying = new Set(inUse.map(({ name }) => name));
        for (const { name, visible, inFlight } of inUse)
          // What lies in a queue with an alarm is known to people.
          if (!setting.alarmed.has(name))
            violate(`${name} still has ${visible} messages and ${inFlight} in flight`);
        for (const [name, body] of waiting)
          if (!lying.has(name.split(' ')[0] ?? ''))
            violate(`${name} was accepted, and is nowhere: ${body.slice(0, 200)}`);
      },
    };
  },
};
