/** Mails: whose pledge ended without them doing it is written a word. */
import type { EndState } from '../observation.ts';
import type { Invariant } from './invariant.ts';
import type { PledgeState } from '../../../shared/domain/pledge.ts';

/** How the subject of the mail ends that tells of such an end. */
const endings: { readonly [State in PledgeState]?: string } = {
  released: 'was released',
  dropped: 'has ended',
};

/** A notice that could not be written lies where operations find it. */
const isGivenUp = ({ deadLetters }: EndState, pledgeId: string): boolean =>
  deadLetters.some(({ body }) => body.includes(pledgeId));

export const endsAreTold: Invariant = {
  name: 'ends-are-told',
  why: 'Who waits for a product that is not coming, or for a charge that is not, has to be told.',
  watch: ({ violate, told }) => {
    const mails = new Map<string, number>();
    const nameOf = (to: string, ending: string): string => `${to} ${ending}`;
    return {
      mailed: ({ to, subject }) => {
        for (const ending of Object.values(endings))
          if (subject.endsWith(ending))
            mails.set(nameOf(to, ending), (mails.get(nameOf(to, ending)) ?? 0) + 1);
      },
      atEnd: (end) => {
        const due = new Map<string, string[]>();
        for (const { id, pledge } of told.pledges.values()) {
          const ending = endings[pledge.state];
          if (ending === undefined || pledge.contactEmail === undefined) continue;
          const name = nameOf(pledge.contactEmail, ending);
          due.set(name, [...(due.get(name) ?? []), id]);
        }
        for (const [name, ids] of due) {
          const missing = ids.filter((id) => !isGivenUp(end, id)).length - (mails.get(name) ?? 0);
          if (missing > 0) violate(`${missing} of ${ids.join(', ')}: no mail to ${name}`);
        }
      },
    };
  },
};
