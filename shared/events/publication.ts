/** What goes on the bus for an item of the table: envelope and payload, checked against schema. */
import type { Act } from '../domain/act.ts';
import type { Audience, EventContract, EventName } from './contract.ts';
import type { Campaign, CampaignEventType } from '../domain/campaign.ts';
import type { Difference } from '../domain/reconciliation.ts';
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

/** What an operator did; each act is told once. */
export function actPublication(act: Act): Publication {
  const { id: actId, type, atMs, by, reason, subject } = act;
  const contract: EventContract = catalogue[type];
  return {
    name: contract.name,
    detail: {
      eventId: actId,
      schemaVersion: contract.version,
      occurredAt: new Date(atMs).toISOString(),
      sequence: 1,
      ...contract.schema.parse({ actId, by, reason, ...subject }),
    },
  };
}

function publication(
  event: { readonly type: EventName; readonly atMs: number },
  subject: Pledge | Campaign | Partner,
  added: Readonly<Record<string, string | number>>,
): Publication {
  const contract: EventContract = catalogue[event.type];
  const envelope = {
    eventId: `${subject.id}.${subject.version}`,
    schemaVersion: contract.version,
    occurredAt: new Date(event.atMs).toISOString(),
    sequence: subject.version,
  };
  return {
    name: contract.name,
    detail: { ...envelope, ...contract.schema.parse({ ...subject, ...added }) },
  };
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
