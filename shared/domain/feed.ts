/**
 * What happens, folded: a batch of events becomes one count for each type and the few events that
 * people are shown, so that what the feed costs hangs on the number of batches, not of events.
 * Whatever needs somebody is always among those that are shown.
 */
export type Happening = {
  readonly id: string;
  readonly atMs: number;
  readonly event: string;
  readonly campaignId?: string | undefined;
  readonly pledgeId?: string | undefined;
  readonly partnerId?: string | undefined;
  readonly amountMinor?: number | undefined;
  readonly currency?: string | undefined;
  /** Of what a person did. */
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
};

export type Counts = Readonly<Record<string, number>>;

export type Folded = {
  readonly counts: Counts;
  readonly byCampaign: ReadonlyMap<string, Counts>;
  readonly recent: readonly Happening[];
};

const needing: ReadonlySet<string> = new Set([
  ...['PledgeCollectionPending', 'PledgeRefundFailed', 'PledgeFraudWarned', 'PledgeInquiryUpdated'],
  ...['PledgeDisputed', 'PledgeDisputeLost', 'LedgerDifferenceFound', 'CampaignAbandoned'],
  ...['PartnerEndpointSwitchedOff', 'PartnerSwitchedOff', 'DeadLetterDiscarded'],
]);

export const needsAttention = ({ event }: Pick<Happening, 'event'>): boolean => needing.has(event);

/** Of a batch, beside those that need attention; the newest. */
const shownMax = 5;

export function fold(happenings: readonly Happening[]): Folded {
  const campaigns = Map.groupBy(happenings, ({ campaignId = '' }) => campaignId);
  campaigns.delete('');
  const others = happenings.filter((happening) => !needsAttention(happening));
  const shown = new Set(others.slice(-shownMax));
  return {
    counts: countsOf(happenings),
    byCampaign: new Map([...campaigns].map(([id, own]) => [id, countsOf(own)])),
    recent: happenings.filter((found) => needsAttention(found) || shown.has(found)),
  };
}

function countsOf(happenings: readonly Happening[]): Counts {
  const counts: Record<string, number> = {};
  for (const { event } of happenings) counts[event] = (counts[event] ?? 0) + 1;
  return counts;
}

export const addCounts = (one: Counts, other: Counts): Counts => {
  const sum: Record<string, number> = { ...one };
  for (const [event, count] of Object.entries(other)) sum[event] = (sum[event] ?? 0) + count;
  return sum;
};
