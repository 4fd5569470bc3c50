/** What is promised to backers and told to them, made from the environment at the first use. */
import { announcements } from './store/announcements.ts';
import { environment } from './env.ts';
import { linkKeys } from './wiring-signing.ts';
import { milestoneStore } from './store/milestone-store.ts';
import { once } from './once.ts';
import { previewStore } from './store/preview-store.ts';
import { promiseStore } from './store/promise-store.ts';
import { signBackerLink } from './signing/backer-link.ts';
import { reactionStore } from './store/reaction-store.ts';
import { subscriptionStore } from './store/subscription-store.ts';
import { table } from './wiring.ts';
import { updateStore } from './store/update-store.ts';
import type { BackerLink, LinkPurpose } from './signing/backer-link.ts';

export const promises = /* @__PURE__ */ once(() => promiseStore(table()));

export const milestones = /* @__PURE__ */ once(() => milestoneStore(table()));

export const updates = /* @__PURE__ */ once(() => updateStore(table()));
export const subscriptions = /* @__PURE__ */ once(() => subscriptionStore(table()));
export const announced = /* @__PURE__ */ once(() => announcements(promises(), updates()));

export const previews = /* @__PURE__ */ once(() => previewStore(table()));

export const reactions = /* @__PURE__ */ once(() => reactionStore(table()));

const pages = {
  'mend-payment': 'payment-links',
  exit: 'exit-links',
  updates: 'update-links',
  delivery: 'delivery-links',
} as const satisfies Record<LinkPurpose, string>;

/** The page on which a backer does this one thing without a login. */
export async function backerLink(link: BackerLink): Promise<string> {
  const token = await signBackerLink(await linkKeys(), link);
  return `${environment('API_URL').replace(/\/$/, '')}/v1/${pages[link.purpose]}/${token}`;
}
