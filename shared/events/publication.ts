/** What goes on the bus for an item of the table: envelope and payload, checked against schema. */
import type { Act } from '../domain/act.ts';
import type { Audience, EventContract, EventName } from './contract.ts';
import type { Campaign, CampaignEventType } from '../domain/campaign.ts';
import type { Fulfilment, FulfilmentEventType } from '../domain/fulfilment.ts';
import type { Difference } from '../domain/reconciliation.ts';
import type { PromiseEventType } from '../domain/promise.ts';
import type { Partner, PartnerEventType } from '../domain/partner.ts';
import type { Pledge } from '../domain/pledge.ts';
import { isHeldByPartner, lapses } from '../domain/pledge.ts';
import { catalogue } from './catalogue.ts';
import { ledgerDifferenceFound } from './ledger-difference-found.ts';

export type Publication = { readonly name: string; readonly detail: object };

/** The event of the pledge's last write; undefined when it is for its history only. */
export function pledgePublication(pledge: Pledge): Publication | undefined {
  const last = pledge.history.at(-1);
  if (last === undefined) throw new Error(`Pledge ${pledge.id} has no history.`);
  const heldUnits = pledge.holds.reduce((sum, hold) => sum + hold.units, 0);
  const told = { pledgeId: pledge.id, heldUnits };
  return isTold(catalogue[last.type].audience, pledge)
    ? publication(last, pledge, told)
    : undefined;
}

/** The event of the campaign's last write. */
export const campaignPublication = (
  campaign: Campaign,
  event: { readonly type: CampaignEventType; readonly atMs: number },
): Publication => publication(event, campaign, { campaignId: campaign.id });

/** A difference that was found in a campaign's ledger; each is found once. */
export const differencePublication = ({
  id: differenceId,
  atMs,
  ...found
}: Difference & { readonly campaignId: string; readonly atMs: number }): Publication => ({
  name: ledgerDifferenceFound.name,
  detail: {
    eventId: `${found.campaignId}.${differenceId}`,
    schemaVersion: ledgerDifferenceFound.version,
    occurredAt: new Date(atMs).toISOString(),
    sequence: 1,
    ...ledgerDifferenceFound.schema.parse({ ...found, differenceId }),
  },
});

/** The event of the partner's last write, with who caused it. */
export const partnerPublication = (
  partner: Partner,
  event: { readonly type: PartnerEventType; readonly atMs: number; readonly by: string },
): Publication => publication(event, partner, { partnerId: partner.id, by: event.by });

/** Something beside a campaign: its promise, its milestones. */
type Told = {
  readonly campaignId: string;
  readonly place: string;
  readonly sequence: number;
  readonly event: { readonly type: PromiseEventType; readonly atMs: number };
  readonly fields: Readonly<Record<string, unknown>>;
};

/** The event of its last write. */
export const tellingPublication = ({ campaignId, place, sequence, event, fields }: Told) =>
  numbered(event, `${campaignId}.${place}.${sequence}`, sequence, { ...fields, campaignId });

/** What an operator did; each act is told once. */
export const actPublication = (act: Act): Publication =>
  numbered(act, act.id, 1, { actId: act.id, by: act.by, reason: act.reason, ...act.subject });

type ToldOfFulfilment = {
  readonly type: FulfilmentEventType;
  readonly atMs: number;
  readonly parcelId?: string | undefined;
  readonly fault?: string | undefined;
};

/** All that the last write of a delivery has to tell, each event with its own number. */
export const fulfilmentPublications = (
  fulfilment: Fulfilment,
  told: readonly ToldOfFulfilment[],
): Publication[] =>
  told.flatMap((event, index) => {
    if (catalogue[event.type].audience === 'history') return [];
    const sequence = fulfilment.version - (told.length - 1 - index);
    const { parcelId, fault } = event;
    const eventId = `${fulfilment.pledgeId}.delivery.${sequence}`;
    return [numbered(event, eventId, sequence, { ...fulfilment, parcelId, fault })];
  });

const publication = (
  event: Occurred,
  subject: Pledge | Campaign | Partner,
  added: Readonly<Record<string, string | number>>,
): Publication =>
  numbered(event, `${subject.id}.${subject.version}`, subject.version, { ...subject, ...added });

type Occurred = { readonly type: EventName; readonly atMs: number };

/** The envelope that all events have, around what the event's own schema lets out. */
function numbered(
  { type, atMs }: Occurred,
  eventId: string,
  sequence: number,
  facts: object,
): Publication {
  const { name, version, schema }: EventContract = catalogue[type];
  const occurredAt = new Date(atMs).toISOString();
  const envelope = { eventId, schemaVersion: version, occurredAt, sequence };
  return { name, detail: { ...envelope, ...schema.parse(facts) } };
}

function isTold(audience: Audience, pledge: Pledge): boolean {
  switch (audience) {
    case 'bus':
      return true;
    case 'bus-when-lapsing':
      return lapses(pledge) || pledge.partner !== undefined;
    case 'bus-when-held-by-partner':
      return isHeldByPartner(pledge);
    case 'history':
      return false;
  }
}
