/** Partner shops: what they hold is theirs to tell of, and they are told all that happens to it. */
import { isHeldByPartner } from '../../../shared/domain/pledge.ts';
import type { HttpAsked } from '../observation.ts';
import type { PledgeChange } from './chronicle.ts';
import type { Invariant } from './invariant.ts';

/** What a partner must have said before such a step of a pledge whose money it holds. */
const sayings: Readonly<Record<string, string>> = {
  PledgeCollected: 'pledge.mark_collected',
  PledgePaymentFailed: 'pledge.mark_failed',
  PledgeReleased: 'pledge.mark_released',
};

type Said = { readonly type?: string; readonly data?: { readonly pledgeId?: string } };

export const heldMoneyIsAsThePartnerSays: Invariant = {
  name: 'held-money-is-as-the-partner-says',
  why: 'Only who holds the money knows what became of it, and Stripe must not take it a second time.',
  watch: ({ violate }) => {
    const said = new Set<string>();
    const hear = ({ genuine, text }: HttpAsked): void => {
      if (!genuine || text === undefined) return;
      const { type, data } = JSON.parse(text) as Said;
      if (type !== undefined && data?.pledgeId !== undefined) said.add(`${type} ${data.pledgeId}`);
    };
    const check = ({ type, before, after, story }: PledgeChange): void => {
      const saying = type && sayings[type];
      const isAsked = before !== undefined && before.state !== 'pending';
      if (saying !== undefined && isAsked && !said.has(`${saying} ${after.id}`))
        violate(`${after.id} was written ${type}, and its partner never said ${saying}`);
      const [intent] = story.intents;
      if (intent) violate(`${after.id} is held by its partner, and Stripe has ${intent.id}`);
    };
    return {
      asked: ({ request }) => hear(request),
      pledgeWritten: (change) => {
        if (isHeldByPartner(change.after)) check(change);
      },
    };
  },
};

type Fact = { readonly data: { readonly pledgeId: string; readonly sequence: number } };
type Detail = {
  readonly pledgeId?: string;
  readonly sequence?: number;
  readonly partner?: { readonly id: string };
};

const nameOf = (partnerId: string, pledgeId: string, sequence: number): string =>
  `${partnerId} of ${pledgeId}.${sequence}`;

export const partnersAreTold: Invariant = {
  name: 'partners-are-told',
  why: 'A shop ships, or gives money back, on our word: each fact must come, and with it its place.',
  watch: ({ violate }) => {
    const due = new Map<string, string>();
    const told = new Set<string>();
    return {
      published: ({ detailType, detail }) => {
        const { pledgeId, sequence, partner } = detail as Detail;
        if (partner && pledgeId !== undefined && sequence !== undefined)
          due.set(nameOf(partner.id, pledgeId, sequence), detailType);
      },
      told: ({ partnerId, fact }) => {
        const { pledgeId, sequence } = (fact as Fact).data;
        told.add(nameOf(partnerId, pledgeId, sequence));
      },
      atEnd: () => {
        for (const [name, detailType] of due)
          if (!told.has(name)) violate(`${name}: ${detailType} never came to its partner`);
      },
    };
  },
};
