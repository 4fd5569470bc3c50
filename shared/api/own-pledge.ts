/**
 * The pledge that a request names: for its backer, to whom somebody else's does not exist as far as
 * they can tell, and for operations.
 */
import type { Caller } from '../entry/caller.ts';
import type { Pledge } from '../domain/pledge.ts';
import type { PledgeStore } from '../store/pledge-store.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isPledgeId } from './pledge-view.ts';
import { refuse } from '../domain/refusal.ts';

export const noSuchPledge = refuse('not_found', 'There is no such pledge.');

export async function ownPledge(
  store: Pick<PledgeStore, 'get'>,
  pledgeId: string,
  caller: Pick<Caller, 'id'> | undefined,
): Promise<Pledge | Refusal> {
  const pledge = isPledgeId(pledgeId) ? await store.get(pledgeId) : undefined;
  return pledge && pledge.backerId === caller?.id ? pledge : noSuchPledge;
}

/** For operations, to whom all of them exist. */
export const anyPledge = async (
  store: Pick<PledgeStore, 'get'>,
  pledgeId: string,
): Promise<Pledge | undefined> => (isPledgeId(pledgeId) ? store.get(pledgeId) : undefined);
