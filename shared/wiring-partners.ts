/** What partner shops are received and told with, made from the environment at the first use. */
import { deliveryStore } from './store/delivery-store.ts';
import { endpointClient } from './partners/endpoint-client.ts';
import { environment, environmentOr } from './env.ts';
import { keptFor, once } from './once.ts';
import { now, queue, table } from './wiring.ts';
import { partnerDoor } from './partners/partner-door.ts';
import { partnerStore } from './store/partner-store.ts';
import { readPartnerRoot } from './partners/partner-secret.ts';
import { receiptStore } from './store/receipt-store.ts';
import { tellRefusal } from './partners/tell-refusal.ts';

/** The root outlives every function; a failure to read it is forgotten at once. */
const rootKeptMs = 60 * 60 * 1000;
const answerMsMax = 15_000;

export const partnerRoot = keptFor(rootKeptMs, {
  fetch: () => readPartnerRoot(environment('PARTNER_SECRET_ARN')),
  now,
});

export const partners = /* @__PURE__ */ once(() => partnerStore(table()));
export const receipts = /* @__PURE__ */ once(() => receiptStore(table()));
export const deliveries = /* @__PURE__ */ once(() => deliveryStore(table()));

/** As it is now: whoever is switched off is off at once. */
export const door = /* @__PURE__ */ once(() =>
  partnerDoor({ partner: (id) => partners().get(id), root: partnerRoot, now }),
);

export const endpoints = /* @__PURE__ */ once(() =>
  endpointClient({
    timeoutMs: answerMsMax,
    hostsAllowed: environmentOr('PARTNER_HOSTS_ALLOWED', '').split(',').filter(Boolean),
  }),
);

/** `dueQueue`: the variable with the queue of what is to be told; none where the sweep is enough. */
export const refusals = (dueQueue?: string) =>
  tellRefusal({
    deliveries: deliveries(),
    due: dueQueue === undefined ? nobody : queue(dueQueue),
    now,
  });

const nobody = { send: () => Promise.resolve(), sendAll: () => Promise.resolve() };
