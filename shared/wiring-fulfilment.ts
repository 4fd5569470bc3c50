/** What deliveries are kept and written with, made from the environment at the first use. */
import { campaigns, now, table } from './wiring.ts';
import { codeStore } from './store/code-store.ts';
import { deliveryPlanStore } from './store/delivery-plan-store.ts';
import { fulfilmentStore } from './store/fulfilment-store.ts';
import { keptFor, once } from './once.ts';
import { deliveryDataStore } from './store/delivery-data-store.ts';
import { environment } from './env.ts';
import { readDataKeys } from './fulfilment/sealed-data.ts';
import { waveStore } from './store/wave-store.ts';
import type { Pledge } from './domain/pledge.ts';
import { parcelClaims } from './store/parcel-claims.ts';
import { pledgesById, unmoved } from './store/pledges-by-id.ts';

export const fulfilments = /* @__PURE__ */ once(() => fulfilmentStore(table()));
export const plans = /* @__PURE__ */ once(() => deliveryPlanStore(table()));
export const codes = /* @__PURE__ */ once(() => codeStore(table()));

/** Whoever says what became of parcels, by API, file or webhook. */
export const recording = () => ({
  campaigns: campaigns(),
  fulfilments: fulfilments(),
  pledgesById: pledgesById(table()),
  unmoved: (pledge: Pledge) => unmoved(table(), pledge),
  claims: parcelClaims(table()),
  codes: codes(),
  plans: plans(),
  now,
});

export const deliveryData = /* @__PURE__ */ once(() => deliveryDataStore(table()));
export const waves = /* @__PURE__ */ once(() => waveStore(table()));

/** For how long a warm function goes on with keys that were replaced. */
const keysKeptMs = 5 * 60 * 1000;

export const dataKeys = keptFor(keysKeptMs, {
  fetch: () => readDataKeys(environment('DELIVERY_SECRET_ARN')),
  now,
});
