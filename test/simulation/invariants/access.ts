/**
 * Who may change what: what cannot be proved to come from whom it says changes nothing, and people
 * change what is theirs. Judged by what was written, sent and asked of Stripe on behalf of a request.
 */
import type { CallSite, HttpAsked } from '../observation.ts';
import type { Invariant } from './invariant.ts';

const operations = 'fanfund/ops';

const describe = ({ actor, method, path, id }: HttpAsked): string =>
  `${id}: ${method} ${path} of ${actor}`;

export const nothingUnverifiedChangesAnything: Invariant = {
  name: 'nothing-unverified-changes-anything',
  why: 'A forged webhook or token that has an effect lets a stranger collect, release or refund.',
  watch: ({ violate, told }) => {
    const check = (by: CallSite | undefined, did: () => string): void => {
      if (by?.requestId === undefined) return;
      const request = told.requests.get(by.requestId);
      if (request && !request.genuine) violate(`${describe(request)} is not genuine and ${did()}`);
    };
    return {
      written: ({ by, after, before }) =>
        check(by, () => `wrote ${String((after ?? before)?.['pk'])}`),
      sent: ({ by, queue }) => check(by, () => `sent a message to ${queue}`),
      stripe: ({ by, method, path }) =>
        method === 'POST' ? check(by, () => `asked Stripe ${method} ${path}`) : undefined,
      answered: ({ request, status }) => {
        if (!request.genuine && status < 400)
          violate(`${describe(request)} is not genuine and was answered ${status}`);
      },
    };
  },
};

/** Opened by the signed link of a mail, which stands for its backer. */
const byLink: ReadonlySet<string> = new Set(['renew-payment-method', 'show-payment-page']);

export const everybodyChangesTheirOwn: Invariant = {
  name: 'everybody-changes-their-own',
  why: 'Nobody may confirm, cancel or refund the pledge of somebody else, or end a campaign not theirs.',
  watch: ({ violate, told }) => {
    const askedBy = (by: CallSite | undefined): HttpAsked | undefined =>
      by?.requestId === undefined ? undefined : told.requests.get(by.requestId);
    const mayChange = ({ caller }: HttpAsked, owner: string): boolean =>
      caller?.id === owner || caller?.scopes.includes(operations) === true;
    return {
      pledgeWritten: ({ after, written: { by } }) => {
        const request = askedBy(by);
        if (!request || mayChange(request, after.backerId)) return;
        const isLink = request.caller === undefined && byLink.has(by?.capability ?? '');
        if (!isLink) violate(`${describe(request)} wrote ${after.id} of ${after.backerId}`);
      },
      campaignWritten: ({ after, written: { by } }) => {
        const request = askedBy(by);
        if (request && !mayChange(request, after.creatorId))
          violate(`${describe(request)} wrote ${after.id} of ${after.creatorId}`);
      },
    };
  },
};
