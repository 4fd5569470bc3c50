/** How a campaign came out, on the wire: the summary, the signed report, and the keys to prove it. */
import { campaignId, currency, minor, natural, time } from './answer-parts.ts';
import { entryKinds, postingRules } from '../domain/ledger.ts';
import { once } from '../once.ts';
import { pledgeStates } from '../domain/pledge.ts';
import * as z from 'zod';

const accounts = [
  ...new Set(Object.values(postingRules).flatMap(({ debit, credit }) => [debit, credit])),
];

export const account = () => z.enum(accounts);
export const entryKind = () => z.enum(entryKinds);
export const balances = () =>
  z.array(z.strictObject({ account: account(), currency: z.string(), balanceMinor: minor() }));

const outcome = () => z.enum(['funded', 'unfunded', 'cancelled', 'abandoned']);

const figures = () => ({
  campaignId: campaignId(),
  outcome: outcome(),
  currency: currency(),
  pledgedMinor: minor(),
  latePledgedMinor: minor()
    .optional()
    .meta({ description: 'On top of it, by late pledges; only of an abandoned campaign' }),
  collectedMinor: minor(),
  releasedMinor: minor(),
  droppedMinor: minor(),
  refundedMinor: minor(),
  refundsPayableMinor: minor(),
  disputedMinor: minor(),
  lostMinor: minor(),
  fees: z.array(z.strictObject({ minor: minor(), currency: z.string() })),
  owedMinor: minor(),
  addsUp: z.boolean(),
});

const counts = (names: readonly string[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, natural()])));

const settled = () =>
  z.strictObject({
    state: z.literal('settled'),
    ...figures(),
    pledges: counts(pledgeStates.map((name) => (name === 'past_due' ? 'pastDue' : name))),
    openPledges: z.literal(0),
    settledAt: time(),
    sha256: z.string().meta({ description: 'Of the signed report' }),
    signedReport: z.string().meta({ description: 'Where the signed report is' }),
  });

const underWay = () =>
  z.strictObject({
    campaignId: campaignId(),
    state: z.enum(['open', 'settling']),
    outcome: outcome().optional(),
    currency: currency(),
    pledgedMinor: minor(),
    collectedMinor: minor(),
    refundedMinor: minor(),
    abandoned: z.literal(true).optional(),
    toRefundMinor: minor().optional(),
    refundFailedMinor: minor().optional(),
    openPledges: natural(),
  });

export const settlementAnswer = once(() =>
  z.union([settled(), underWay()]).meta({ id: 'Settlement' }),
);

const publicKey = () =>
  z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });

export const signedReportAnswer = once(() =>
  z
    .strictObject({
      report: z.strictObject({
        ...figures(),
        pledges: counts(pledgeStates),
        ledger: z.strictObject({
          entries: natural(),
          postings: z.record(z.string(), z.int()),
          balances: balances(),
        }),
        settledAtMs: z.int(),
      }),
      sha256: z.string(),
      signature: z.string().meta({ description: 'Ed25519 over the canonical JSON of `report`' }),
      keyId: z.string(),
      publicKey: publicKey(),
    })
    .meta({ id: 'SignedReport' }),
);

export const reportKeysAnswer = once(() =>
  z
    .strictObject({
      keys: z.array(
        z.strictObject({
          ...publicKey().shape,
          kid: z.string(),
          use: z.literal('sig'),
          alg: z.literal('EdDSA'),
        }),
      ),
    })
    .meta({ id: 'ReportKeys' }),
);
