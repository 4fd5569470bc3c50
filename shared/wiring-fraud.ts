/** What guards the door, made from the environment at the first use. */
import type { FraudLimits } from './domain/fraud-limits.ts';
import type { Hashing } from './store/pledge-door.ts';
import { environment } from './env.ts';
import { fraudCounts } from './store/fraud-counts.ts';
import { now, table } from './wiring.ts';
import { once } from './once.ts';
import { pledgeDoor } from './store/pledge-door.ts';
import { linkKeys } from './wiring-signing.ts';
import { subjectHashing } from './store/subject-hash.ts';

export const fraudCountsHere = /* @__PURE__ */ once(() => fraudCounts(table()));

/** The stage says how much is too much: `FraudLimits` as JSON. */
export const fraudLimits = /* @__PURE__ */ once(
  () => JSON.parse(environment('FRAUD_LIMITS')) as FraudLimits,
);

export const fraudHashing: Hashing = async () => subjectHashing((await linkKeys())[0] ?? '');

export const door = /* @__PURE__ */ once(() =>
  pledgeDoor({ counts: fraudCountsHere(), hashing: fraudHashing, limits: fraudLimits(), now }),
);
