/** Updates of a campaign, posted past the API, for tests of who reads them. */
import type { Update } from '../../shared/domain/update.ts';
import { updateIdFor } from '../../shared/store/keys.ts';
import type { UpdateStore } from '../../shared/store/update-store.ts';

let number = 0;

export const givenUpdate = (
  { updates, now }: { readonly updates: UpdateStore; readonly now: () => number },
  campaignId: string,
  wishes: Partial<Update> = {},
): Promise<Update> => {
  number += 1;
  return updates.post({
    ...{ campaignId, id: updateIdFor(campaignId, `update-${number}`), requestHash: 'x' },
    ...{ title: `Update ${number}`, text: 'More soon.', visibility: 'public' },
    postedAtMs: now() + number,
    ...wishes,
  });
};
