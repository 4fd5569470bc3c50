/**
 * How a good client of the API behaves: what was not answered, or could not be done now, is sent
 * again under the same key after a pause, and given up some time.
 */
import type { Chance } from '../kernel/chance.ts';
import type { Reply, Scene, Sending } from './scene.ts';

const isUnclear = (reply: Reply | undefined): boolean =>
  !reply || reply.status === 429 || reply.status >= 500;

export async function insist(
  scene: Scene,
  chance: Chance,
  sending: Sending,
  triesMax = 6,
): Promise<Reply | undefined> {
  for (let tried = 1; ; tried += 1) {
    const reply = await scene.send(sending);
    if (!isUnclear(reply) || tried >= triesMax) return reply;
    await scene.pause(chance.integer(500, 4_000 * tried));
  }
}

export const isDone = (reply: Reply | undefined): reply is Reply =>
  reply !== undefined && reply.status < 300;

/** A field of an answer, as text. */
export const textIn = (reply: Reply | undefined, ...path: string[]): string | undefined => {
  let value: unknown = reply?.body;
  for (const name of path) value = (value as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
};
