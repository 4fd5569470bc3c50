import { beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { ActType } from '../../shared/domain/act.ts';
import type { CampaignEventType } from '../../shared/domain/campaign.ts';
import { evolveCampaign } from '../../shared/domain/campaign.ts';
import type { PartnerEventType } from '../../shared/domain/partner.ts';
import type { PromiseEventType } from '../../shared/domain/promise.ts';
import type { PledgeEventType, PledgeState } from '../../shared/domain/pledge.ts';
import { evolvePledge, pledgeStates } from '../../shared/domain/pledge.ts';
import {
  catalogueFile,
  cataloguePage,
  consumersByEvent,
  producersOf,
} from '../../infra/catalogue.ts';
import { catalogue } from '../../shared/events/catalogue.ts';
import type { EventContract, EventName } from '../../shared/events/contract.ts';
import { envelopeSchema } from '../../shared/events/contract.ts';
import { campaignPublication, pledgePublication } from '../../shared/events/publication.ts';
import type { Stack } from '../../infra/local/template/assembly.ts';
import { readAssembly } from '../../infra/local/template/assembly.ts';
import { assemblyFor } from '../support/assembly.ts';
import { campaignEvents, pledgeEvents } from '../support/events.ts';
import { fulfilmentEvents } from '../support/fulfilments.ts';
import { campaignIn, pending, pledgeIn } from '../support/given.ts';

const folder = join(import.meta.dirname, '..', '..', 'shared', 'events');
const contracts: readonly EventContract[] = Object.values(catalogue);
const names = Object.keys(catalogue) as EventName[];
const kebab = (name: string): string => name.replaceAll(/(?<!^)([A-Z])/g, '-$1').toLowerCase();

const historyOnly: readonly EventName[] = [
  ...(['PledgeCollectionPending', 'PledgeRecoveryPrepared'] as const),
  ...(['FulfilmentOpened', 'WaveAssigned', 'DeliveryDataGiven'] as const),
];
/** On the bus only where the money is a partner's to move. */
const askedOfPartners: readonly EventName[] = ['PledgeCollectionStarted', 'PledgeReleaseStarted'];
const ofOperators: Readonly<Record<ActType, true>> = {
  DeadLettersRedriven: true,
  DeadLetterDiscarded: true,
  RedriveCancelled: true,
  CancellationOrdered: true,
  ExtensionOrdered: true,
  RetryOrdered: true,
  ReviewOrdered: true,
};
const ofPartners: Readonly<Record<PartnerEventType, true>> = {
  PartnerRegistered: true,
  PartnerChanged: true,
  PartnerSecretRotated: true,
  PartnerSwitchedOn: true,
  PartnerSwitchedOff: true,
  PartnerEndpointSwitchedOn: true,
  PartnerEndpointSwitchedOff: true,
};

const ofPromises: Readonly<Record<PromiseEventType, true>> = {
  PromiseChanged: true,
  ExitWindowClosed: true,
  UpdatePosted: true,
  MilestonesPlanned: true,
  MilestoneForecastChanged: true,
  MilestoneSlipped: true,
  MilestoneProposed: true,
  MilestoneConfirmed: true,
  MilestoneDeclined: true,
  MilestoneReleased: true,
};

describe('the catalogue', () => {
  test('holds exactly the events of all machines, of partners and operators, and what checks of the ledger find', () => {
    const machines = [pledgeEvents, campaignEvents, fulfilmentEvents].flatMap(Object.keys);
    const events = [...machines, ...[ofPartners, ofPromises, ofOperators].flatMap(Object.keys)];
    expect([...names].sort()).toEqual([...events, 'LedgerDifferenceFound'].sort());
  });

  test.each(names)('%s has a file of its own name', (name) => {
    expect(catalogue[name].name).toBe(name);
    expect(existsSync(join(folder, `${kebab(name)}.ts`))).toBe(true);
  });

  test('has no file besides its events and what they stand on', () => {
    const own = new Set(names.map((name) => `${kebab(name)}.ts`));
    const others = readdirSync(folder).filter((file) => !own.has(file));
    expect(others.sort()).toEqual([
      'CATALOGUE.md',
      'catalogue.ts',
      'contract.ts',
      'event-bus.ts',
      'publication.ts',
    ]);
  });

  test('says of each event in a sentence what is true from now on', () => {
    const odd = contracts.filter(({ meaning }) => !/^[A-Z][^\n]{10,}\.$/.test(meaning));
    expect(odd).toEqual([]);
  });

  test('numbers each contract from 1', () => {
    expect(contracts.filter(({ version }) => !Number.isInteger(version) || version < 1)).toEqual(
      [],
    );
  });

  test('keeps from the bus only what none but its own worker acts on', () => {
    const kept = contracts.filter(({ audience }) => audience === 'history');
    expect(kept.map(({ name }) => name)).toEqual(historyOnly);
    const asked = contracts.filter(({ audience }) => audience === 'bus-when-held-by-partner');
    expect(asked.map(({ name }) => name)).toEqual(askedOfPartners);
  });
});

const isPublished = (type: PledgeEventType): boolean =>
  !historyOnly.includes(type) && !askedOfPartners.includes(type);

const pledgeSteps = pledgeStates.flatMap((state: PledgeState) =>
  (Object.keys(pledgeEvents) as PledgeEventType[]).flatMap((type) => {
    const after = evolvePledge(pledgeIn(state, { rewardId: 'kettle' }), pledgeEvents[type]);
    return after ? [{ state, type, after }] : [];
  }),
);

describe('a write of a pledge', () => {
  test('is no news when it is created and holds nothing', () => {
    expect(pledgePublication(pending())).toBeUndefined();
  });

  test('is published when it is created and holds something', () => {
    const holds = [{ counter: 'stock#kettle#0', units: 2 }];
    const pledge = pending({ holds, rewardId: 'kettle', quantity: 2, amountMinor: 9800 });
    expect(pledgePublication(pledge)).toEqual({
      name: 'PledgeCreated',
      detail: {
        eventId: `${pledge.id}.1`,
        schemaVersion: 1,
        occurredAt: '2026-10-02T12:00:00.000Z',
        sequence: 1,
        pledgeId: pledge.id,
        campaignId: pledge.campaignId,
        backerId: 'backer-1',
        rewardId: 'kettle',
        quantity: 2,
        amountMinor: 9800,
        currency: 'USD',
        collection: 'save-card',
        expiresAtMs: Date.UTC(2026, 9, 2, 12, 15),
        heldUnits: 2,
      },
    });
  });

  test.each(pledgeSteps.filter(({ type }) => isPublished(type)))(
    'that is $state is published as $type, and fits its contract',
    ({ type, after }) => {
      const publication = pledgePublication(after);
      expect(publication?.name).toBe(type);
      const schema = z.strictObject({ ...envelopeSchema.shape, ...catalogue[type].schema.shape });
      expect(schema.safeParse(publication?.detail).error).toBeUndefined();
      expect(publication?.detail).toMatchObject({
        eventId: `${after.id}.${after.version}`,
        sequence: after.version,
      });
    },
  );

  test.each(pledgeSteps.filter(({ type }) => !isPublished(type)))(
    'that is $state is kept from the bus as $type',
    ({ after }) => {
      expect(pledgePublication(after)).toBeUndefined();
    },
  );

  test("is news whatever it is, when it is a partner's, and asks the partner that holds the money", () => {
    const partner = { id: 'prt_1', reference: 'order-1' };
    expect(pledgePublication({ ...pending(), partner })).toMatchObject({
      ...{ name: 'PledgeCreated', detail: { partner } },
    });
    for (const state of ['collecting', 'releasing'] as const) {
      const held = { ...pledgeIn(state), partner, collection: 'held-by-partner' } as const;
      const name = state === 'collecting' ? askedOfPartners[0] : askedOfPartners[1];
      expect(pledgePublication(held)?.name).toBe(name);
    }
  });

  test('tells no client secret and no identifier of Stripe but the intent that was charged', () => {
    const prepared = evolvePledge(pending(), pledgeEvents.PledgePrepared);
    expect(JSON.stringify(pledgePublication(prepared ?? pending()))).not.toContain('secret');
    expect(JSON.stringify(pledgePublication(pledgeIn('confirmed')))).not.toMatch(/seti_|cus_|pm_/);
  });

  test('that has no history is a bug that shows itself', () => {
    expect(() => pledgePublication({ ...pending(), history: [] })).toThrow('has no history');
  });
});

describe('a write of a campaign', () => {
  const states = ['draft', 'upcoming', 'live', 'closing', 'settling', 'cancelled'] as const;
  const steps = states.flatMap((state) =>
    (Object.keys(campaignEvents) as CampaignEventType[]).flatMap((type) => {
      const after = evolveCampaign(campaignIn(state), campaignEvents[type]);
      return after ? [{ state, type, after }] : [];
    }),
  );

  test.each(steps)('that is $state is published as $type, and fits its contract', (step) => {
    const publication = campaignPublication(step.after, campaignEvents[step.type]);
    expect(publication?.name).toBe(step.type);
    const { shape } = catalogue[step.type].schema;
    const schema = z.strictObject({ ...envelopeSchema.shape, ...shape });
    expect(schema.safeParse(publication?.detail).error).toBeUndefined();
  });

  test('is published when it is created', () => {
    const draft = campaignIn('draft');
    expect(campaignPublication(draft, campaignEvents.CampaignCreated)?.detail).toEqual({
      eventId: `${draft.id}.1`,
      schemaVersion: 1,
      occurredAt: '2026-10-01T12:00:00.000Z',
      sequence: 1,
      campaignId: draft.id,
      creatorId: 'creator-1',
      title: 'A kettle that listens',
      currency: 'USD',
      collection: 'save-card',
      fundingModel: 'all-or-nothing',
      deadlineMs: Date.UTC(2026, 9, 6, 12),
    });
  });
});

describe('CATALOGUE.md', () => {
  let stacks: readonly Stack[] = [];
  let page = '';
  beforeAll(async () => {
    stacks = readAssembly(await assemblyFor());
    page = cataloguePage(stacks);
  });

  test('is what `npm run catalogue` writes now', () => {
    expect(readFileSync(catalogueFile, 'utf8')).toBe(page);
  });

  test('has a section for every event', () => {
    const sections = page.split('\n').filter((line) => line.startsWith('## '));
    expect(sections).toEqual(names.map((name) => `## ${name}`));
  });

  test('knows who writes an event', () => {
    expect(producersOf('PledgeConfirmed')).toEqual([
      ...['confirm-payment', 'confirm-pledge', 'set-up-partner-payment', 'take-partner-event'],
    ]);
    expect(producersOf('CampaignCreated')).toEqual(['campaign-store']);
  });

  test('knows of every event who writes it', () => {
    expect(names.filter((name) => producersOf(name).length === 0)).toEqual([]);
  });

  test('knows from the rules who reads an event', () => {
    const readers = consumersByEvent(stacks);
    expect(readers.get('CampaignSealed')).toEqual([
      { capability: 'tally-campaign', condition: '' },
    ]);
    expect(readers.get('PledgeCreated')).toEqual([
      { capability: 'lapse-pledge', condition: '' },
      { capability: 'tell-partner', condition: '{"partner":{"id":[{"exists":true}]}}' },
    ]);
  });

  test('names no reader that is not a capability', () => {
    const readers = [...consumersByEvent(stacks).values()]
      .flat()
      .map(({ capability }) => capability);
    const functions = readdirSync(join(folder, '..', '..', 'functions'));
    expect(readers.filter((reader) => !functions.includes(reader))).toEqual([]);
  });
});
