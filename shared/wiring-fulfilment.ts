/** What deliveries are kept and written with, made from the environment at the first use. */
import { campaigns, now, table } from './wiring.ts';
import { codeStore } from './store/code-store.ts';
import { deliveryPlanStore } from './store/delivery-plan-store.ts';
import { fulfilmentStore } from './store/fulfilment-store.ts';
import { once } from './once.ts';
import { parcelClaims } from './store/parcel-claims.ts';
import { pledgesById } from './store/pledges-by-id.ts';

export const fulfilments = /* @__PURE__ */ once(() => fulfilmentStore(table()));
export const plans = /* @__PURE__ */ once(() => deliveryPlanStore(table()));
export const codes = /* @__PURE__ */ once(() => codeStore(table()));

/** Whoever says what became of parcels, by API, file or webhook. */
export const recording = () => ({
  campaigns: campaigns(),
  fulfilments: fulfilments(),
  pledgesById: pledgesById(table()),
  claims: parcelClaims(table()),
  codes: codes(),
  plans: plans(),
  now,
});
