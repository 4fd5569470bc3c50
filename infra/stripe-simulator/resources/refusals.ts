/**
 * How a saved card behaves later: the issuer refuses its charges for one reason after another, all
 * of them or only the first so many. Set by a test card's name or by a control.
 */
import type { CardState, Refusals } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import type { Decline } from './declines.ts';
import { declineByCode } from './declines.ts';
import type { TestCard } from './test-cards.ts';

export function refusalsOf({ refusals }: TestCard): { refusals?: Refusals } {
  if (refusals === undefined) return {};
  return { refusals: { codes: [refusals.code], left: refusals.times, taken: 0 } };
}

export function nextRefusal({ refusals }: CardState): Decline | undefined {
  if (refusals === undefined || refusals.left === 0) return undefined;
  const code = refusals.codes[refusals.taken % refusals.codes.length];
  return code === undefined ? undefined : declineByCode(code);
}

/** The refusal that this charge meets, if any; the next charge meets the next. */
export function takeRefusal(world: World, methodId: string): Decline | undefined {
  const state = world.store.get('card_states', methodId);
  if (state?.refusals === undefined) return undefined;
  const decline = nextRefusal(state);
  if (decline === undefined) return undefined;
  const { codes, left, taken } = state.refusals;
  const refusals = { codes, left: left === null ? null : left - 1, taken: taken + 1 };
  world.store.put('card_states', { ...state, refusals });
  return decline;
}

/** From now on; no codes make the issuer content again. */
export function setRefusals(
  world: World,
  state: CardState,
  wish: { codes: readonly string[]; times: number | null },
): CardState {
  const { refusals: _before, ...calm } = state;
  const changed: CardState =
    wish.codes.length === 0
      ? calm
      : { ...calm, refusals: { codes: wish.codes, left: wish.times, taken: 0 } };
  world.store.put('card_states', changed);
  return changed;
}
