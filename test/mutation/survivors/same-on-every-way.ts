/** Ways that lead to the same place. */
import type { Reason } from '../verdict.ts';

export const sameOnEveryWay: readonly Reason[] = [
  {
    file: 'shared/domain/campaign.ts',
    reason: 'These events write nothing, and nothing is what the switch gives where no case fits.',
    changes: [
      { was: "case 'CampaignCreated':", becomes: 'case "":' },
      { was: "case 'CampaignOpened':", becomes: 'case "":' },
    ],
  },
  {
    file: 'shared/domain/campaign.ts',
    reason: 'An opening has no terms: falling through to those of an edit writes nothing either.',
    changes: [{ was: "case 'CampaignOpened': return {};", becomes: "case 'CampaignOpened':" }],
  },
  {
    file: 'shared/domain/campaign.ts',
    reason: 'Only a settled, a cancelled and an abandoned campaign have a time of settlement.',
    changes: [
      {
        was: "((campaign.state === 'cancelled' || campaign.state === 'abandoned') &&",
        becomes: '((true) &&',
      },
    ],
  },
  {
    file: 'shared/domain/ledger.ts',
    reason: 'No two balances have the same name, so that none is compared with its like.',
    changes: [
      {
        was: 'return [...balances].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, found]) => found);',
        becomes:
          'return [...balances].sort(([one], [other]) => (one <= other ? -1 : 1)).map(([, found]) => found);',
      },
    ],
  },
  {
    file: 'shared/domain/partner.ts',
    reason:
      'A registration changes nothing, and nothing is what the switch gives where no case fits.',
    changes: [{ was: "case 'PartnerRegistered':", becomes: 'case "":' }],
  },
  {
    file: 'shared/domain/pledge.ts',
    reason: 'These events write nothing, and nothing is what the switch gives where no case fits.',
    changes: [
      { was: "case 'PledgeCreated':", becomes: 'case "":' },
      { was: "case 'PledgeReminded':", becomes: 'case "":' },
      { was: "case 'PledgeCollectionPending':", becomes: 'case "":' },
    ],
  },
  {
    file: 'shared/domain/totals.ts',
    reason: 'A dropped pledge has no reason to have left, and stands by the rule below as well.',
    changes: [
      {
        was: "case 'dropped': return true;",
        becomes:
          "case 'dropped': // Who had left does not stand again because the money did not get back, or was disputed.",
      },
    ],
  },
  {
    file: 'shared/domain/order.ts',
    reason: 'What stands for no variant is the same in both lines, and is no id of one.',
    changes: [
      {
        was: "const names = ordered.map(({ reward, variant }) => `${reward.id}/${variant?.id ?? ''}`);",
        becomes:
          'const names = ordered.map(({ reward, variant }) => `${reward.id}/${variant?.id ?? "Stryker was here!"}`);',
      },
    ],
  },
  {
    file: 'shared/domain/pledge-lines.ts',
    reason: 'Each reward is there once, so that none is compared with its like.',
    changes: [
      {
        was: '.sort((a, b) => (a.rewardId < b.rewardId ? -1 : 1));',
        becomes: '.sort((a, b) => (a.rewardId <= b.rewardId ? -1 : 1));',
      },
    ],
  },
  {
    file: 'shared/domain/fulfilment.ts',
    reason: 'No state is left by an opening, so that nothing asks what it writes.',
    changes: [
      { was: "case 'FulfilmentOpened': return {};", becomes: "case 'FulfilmentOpened':" },
      { was: "case 'FulfilmentOpened':", becomes: 'case "":' },
    ],
  },
  {
    file: 'shared/domain/delivery-plan.ts',
    reason: 'Sorting puts what is undefined last, so that it comes first only where all of it is.',
    changes: [
      { was: 'return next .filter((due) => due !== undefined)', becomes: 'return next' },
      { was: '.filter((due) => due !== undefined)', becomes: '.filter((due) => true)' },
    ],
  },
  {
    file: 'shared/domain/promise.ts',
    reason: 'What stays as it was is no worse than what was agreed to, or was agreed to itself.',
    changes: [
      {
        was: 'if (!agreed || !before || isSame(after, before)) return [];',
        becomes: 'if (false) return [];',
      },
      {
        was: 'if (!agreed || !before || isSame(after, before)) return [];',
        becomes: 'if ((!agreed || !before) && isSame(after, before)) return [];',
      },
    ],
  },
  {
    file: 'shared/domain/shipping.ts',
    reason: 'The parcel that is shared has one name, which is no id of a reward.',
    changes: [
      {
        was: "const name = reward.shipping ? reward.id : '';",
        becomes: 'const name = reward.shipping ? reward.id : "Stryker was here!";',
      },
    ],
  },
  {
    file: 'shared/domain/offer-terms.ts',
    reason: 'What stands for everywhere else is no country, whatever it is called.',
    changes: [
      {
        was: "const named = zones.flatMap(({ countries }) => countries ?? ['everywhere else']);",
        becomes: 'const named = zones.flatMap(({ countries }) => countries ?? [""]);',
      },
    ],
  },
];
