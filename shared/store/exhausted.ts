/** Why an order could not hold what it is for, in words for its backer. */
import type { Created } from './pledge-store.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';

type What = Extract<Created, { readonly exhausted: unknown }>['exhausted'];

export function whyExhausted(what: What): Refusal {
  switch (what) {
    case 'allowance':
      return refuse('per_backer_limit', 'One backer may not have that many of this reward.');
    case 'pass':
      return refuse('pass_not_valid', 'This pass is none, or was used already.');
    case 'actions':
      return refuse('order_too_large', 'This is too much for one pledge: make two of it.');
    case 'stock':
      return refuse('sold_out', 'Not enough pieces of this reward are left.');
  }
}
