import { beforeEach, describe, expect, test } from '@jest/globals';
import { writeToBacker } from '../../functions/write-to-backer/write-to-backer.ts';
import { announcements } from '../../shared/store/announcements.ts';
import { fulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import { openBackerLink, signBackerLink } from '../../shared/signing/backer-link.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { updateIdFor } from '../../shared/store/keys.ts';
import type { BackerLink } from '../../shared/signing/backer-link.ts';
import type { Mail } from '../../shared/mail/mailer.ts';
import type { PledgeState } from '../../shared/domain/pledge.ts';
import { useStores } from '../support/fanfund.ts';
import { dayMs, givenPledge, sealedAtMs } from '../support/given.ts';
import { givenChange, promisedRewards, reason } from '../support/promises.ts';

const stores = useStores();
const { clock, pledges, campaign, promises, updates, subscriptions, table } = stores;
const fulfilments = fulfilmentStore(stores.table);
const linkKeys = ['k'.repeat(43)];
const sent: Mail[] = [];
const counted: string[] = [];
beforeEach(() => {
  sent.length = 0;
  counted.length = 0;
});
const deps = {
  ...{ pledges, campaign, subscriptions, fulfilments, now: clock },
  announcements: announcements(promises, updates),
  mailer: {
    send: async (mail: Mail) => {
      sent.push(mail);
      return 'sent' as const;
    },
  },
  linkFor: async (link: BackerLink) =>
    `https://api.example/${await signBackerLink(linkKeys, link)}`,
  meter: { count: (name: string) => void counted.push(name) },
};

async function backer(state: PledgeState = 'collected', contactEmail?: string) {
  clock.set(sealedAtMs + 10 * dayMs);
  const funded = await stores.given('settled', { title: 'A kettle', rewards: promisedRewards });
  const wishes = { campaign: funded, rewardId: 'kettle' };
  const pledge = { ...(await givenPledge(table, state, wishes)), contactEmail };
  if (contactEmail !== undefined) await table.put(pledgeToItem(pledge));
  return { funded, pledge };
}
const write = (pledgeId: string, about = 'promise-0002') =>
  writeToBacker(deps, { pledgeId, about });
const linkIn = ({ text }: Mail): string => /https:\/\/api\.example\/(\S+)/.exec(text)?.[1] ?? '';

describe('a change of the promise', () => {
  test('is written with what changed, why, until when to leave, and by which link', async () => {
    const { funded, pledge } = await backer('collected', 'anna@example.org');
    const version = await givenChange(stores, funded);
    await write(pledge.id);
    const [mail] = sent;
    expect(mail).toMatchObject({
      ...{ eventId: `${pledge.id}.promise-0002`, to: 'anna@example.org' },
      subject: 'The promise of A kettle has changed',
    });
    expect(mail?.text).toContain('When: 2027-06-01 (before: 2027-03-01)');
    expect(mail?.text).toContain(reason);
    expect(mail?.text).toContain('until Friday, 30 October 2026');
    expect(mail?.text).toContain('If you do nothing, your pledge goes on');
    expect(mail?.unsubscribeUrl).toBeUndefined();
    const token = linkIn(mail!);
    const at = (nowMs: number) => openBackerLink(linkKeys, token, { purpose: 'exit', nowMs });
    const closesAtMs = version.exit?.closesAtMs ?? 0;
    expect(await at(closesAtMs + dayMs - 1000)).toEqual({ kind: 'valid', pledgeId: pledge.id });
    expect(await at(closesAtMs + dayMs)).toEqual({ kind: 'expired' });
    expect(counted).toEqual(['NoticesSent']);
  });

  test('that is small is told without a way out', async () => {
    const { funded, pledge } = await backer('collected', 'anna@example.org');
    await givenChange(stores, funded, { when: '2027-03-05' });
    await write(pledge.id);
    expect(sent[0]?.text).toContain('You need not do anything.');
    expect(linkIn(sent[0]!)).toBe('');
  });

  test('offers no money back where none was collected, or when it is too late', async () => {
    const { funded, pledge } = await backer('past_due', 'anna@example.org');
    const version = await givenChange(stores, funded);
    await write(pledge.id);
    expect(linkIn(sent[0]!)).toBe('');
    const { funded: other, pledge: collected } = await backer('collected', 'bert@example.org');
    await givenChange(stores, other);
    clock.set(version.exit?.closesAtMs ?? 0);
    await write(collected.id);
    expect(linkIn(sent[1]!)).toBe('');
  });

  test('is not told to who has left meanwhile, and counted for who has no address', async () => {
    const { funded, pledge } = await backer('refunded', 'anna@example.org');
    await givenChange(stores, funded);
    await write(pledge.id);
    expect([sent, counted]).toEqual([[], []]);
    const { funded: other, pledge: silent } = await backer();
    await givenChange(stores, other);
    await write(silent.id);
    expect([sent, counted]).toEqual([[], ['NoticesWithoutAddress']]);
  });
});

describe('an update', () => {
  async function posted(audience = {}) {
    const { funded, pledge } = await backer('collected', 'anna@example.org');
    const id = updateIdFor(funded.id, 'update-1');
    const text = 'The first <i>hundred</i> are done.\n\nMore soon.';
    await updates.post({
      ...{ campaignId: funded.id, id, title: 'Half way', text, visibility: 'backers', audience },
      ...{ postedAtMs: clock(), requestHash: 'x' },
    });
    return { pledge, about: `update-${id.slice(4)}` };
  }

  test('is written as text, with one click to hear no more', async () => {
    const { pledge, about } = await posted();
    await write(pledge.id, about);
    const [mail] = sent;
    expect(mail).toMatchObject({ subject: 'Half way (A kettle)' });
    expect(mail?.text).toContain('The first <i>hundred</i> are done.\n\nMore soon.');
    expect(mail?.html).toContain('&lt;i&gt;hundred');
    const token = linkIn(mail!);
    expect(mail?.unsubscribeUrl).toBe(`https://api.example/${token}`);
    expect(await openBackerLink(linkKeys, token, { purpose: 'updates', nowMs: clock() })).toEqual({
      ...{ kind: 'valid', pledgeId: pledge.id },
    });
  });

  test('is not written to who does not want to hear of any, but a change of the promise is', async () => {
    const { pledge, about } = await posted();
    await subscriptions.set(pledge.id, { isOff: true, atMs: clock() });
    await write(pledge.id, about);
    expect(sent).toEqual([]);
    await givenChange(stores, await stores.campaignNow(pledge.campaignId));
    await write(pledge.id);
    expect(sent).toHaveLength(1);
    await subscriptions.set(pledge.id, { isOff: false, atMs: clock() });
    await write(pledge.id, about);
    expect(sent).toHaveLength(2);
  });

  test.each([[{ rewardIds: ['mug'] }], [{ states: ['past_due'] }]])(
    'for %j is not written to others',
    async (audience) => {
      const { pledge, about } = await posted(audience);
      await write(pledge.id, about);
      expect(sent).toEqual([]);
    },
  );
});
