/** What a backer is written about their delivery; a notice is about the delivery as it is now. */
import type { DeliveryPlan } from '../domain/delivery-plan.ts';
import type { Fulfilment } from '../domain/fulfilment.ts';
import type { Letter } from './letter.ts';
import { isOpen } from '../domain/fulfilment.ts';
import { timeWords } from './words.ts';
import { trackingUrl } from '../domain/carriers.ts';

export type DeliveryOccasion = {
  readonly name: string;
  readonly fulfilment: Fulfilment;
  readonly plan: DeliveryPlan | undefined;
  readonly title: string;
  /** To say what is needed without a login. */
  readonly link: string;
};

/** Nothing when it is no news any more. */
export function deliveryLetter(occasion: DeliveryOccasion): Letter | undefined {
  const { name, fulfilment, title } = occasion;
  switch (name) {
    case 'DeliveryDataRequested':
      return isOpen(fulfilment)
        ? askingLetter(occasion, `Where shall we send ${title}?`)
        : undefined;
    case 'DeliveryDataReminded':
      return isOpen(fulfilment) && fulfilment.dataAtMs === undefined
        ? askingLetter(occasion, `Reminder: where shall we send ${title}?`)
        : undefined;
    case 'DeliveryLockAnnounced':
      return isOpen(fulfilment) ? askingLetter(occasion, `Last changes for ${title}`) : undefined;
    case 'DeliveryDataGiven':
      return givenLetter(occasion);
    case 'ShipmentDispatched':
      return dispatchedLetter(occasion);
    default:
      return undefined;
  }
}

function askingLetter(occasion: DeliveryOccasion, subject: string): Letter {
  const { fulfilment, title, link } = occasion;
  const isGiven = fulfilment.dataAtMs !== undefined;
  return {
    subject,
    blocks: [
      isGiven
        ? `We have your delivery details for “${title}”. You can look at them, and change them, at your pledge.`
        : `We need your delivery details for “${title}”. Give them here, or in the store at your pledge.`,
      ...lockWords(occasion),
      { say: isGiven ? 'Change your delivery details' : 'Give your delivery details', link },
    ],
  };
}

const lockWords = ({ plan }: DeliveryOccasion): string[] =>
  plan?.lockAtMs === undefined ? [] : [`Changes are taken until ${timeWords(plan.lockAtMs)}.`];

/** Without a word of what was said: the mail may be read by others. */
function givenLetter(occasion: DeliveryOccasion): Letter | undefined {
  const { fulfilment, title } = occasion;
  if (!isOpen(fulfilment) || fulfilment.dataAtMs === undefined) return undefined;
  return {
    subject: `We have your delivery details for ${title}`,
    blocks: [
      `We have your delivery details for “${title}”. If it was not you who gave them, look at them in the store, at your pledge, and write to us.`,
      ...lockWords(occasion),
    ],
  };
}

function dispatchedLetter({ fulfilment, title }: DeliveryOccasion): Letter | undefined {
  const parcel = fulfilment.parcels.at(-1);
  if (!parcel) return undefined;
  const link = trackingUrl(parcel.carrier, parcel.trackingNumber);
  const say = {
    parcel: 'is on its way',
    pickup: 'waits to be picked up',
    digital: 'is ready: you find your codes at your pledge',
  }[parcel.kind];
  return {
    subject: `Your reward for ${title} ${say}`,
    blocks: [
      `Your reward for “${title}” ${say}.`,
      ...(link === undefined ? [] : [{ say: 'Follow the parcel', link }]),
    ],
  };
}
