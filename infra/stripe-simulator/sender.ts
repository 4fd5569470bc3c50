/** Carries webhook parcels to their receivers, a few at a time so that the API stays quick. */
import type { Parcel, Postman } from './webhooks.ts';

const inFlightMax = 8;
const lookEveryMs = 20;
const patienceMs = 10_000;

async function carried(parcel: Parcel, stopping: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(parcel.url, {
      method: 'POST',
      headers: parcel.headers,
      body: parcel.body,
      redirect: 'manual',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(patienceMs)]),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

export function createSender(postman: Postman): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const underway = new Set<Promise<void>>();

  const carry = async (parcel: Parcel): Promise<void> => {
    const isDelivered = await carried(parcel, stopping.signal);
    if (!stopping.signal.aborted) postman.finish(parcel.deliveryId, isDelivered);
  };
  const fill = (): void => {
    if (stopping.signal.aborted) return;
    for (const parcel of postman.take(inFlightMax - underway.size)) {
      const journey = carry(parcel).finally(() => {
        underway.delete(journey);
        fill();
      });
      underway.add(journey);
    }
  };
  const timer = setInterval(fill, lookEveryMs).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await Promise.all(underway);
    },
  };
}
