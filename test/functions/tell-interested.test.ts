import { beforeEach, describe, expect, test } from '@jest/globals';
import { tellInterested } from '../../functions/tell-interested/tell-interested.ts';
import type { Mail } from '../../shared/mail/mailer.ts';
import type { TellMessage } from '../../shared/queues/messages.ts';
import { TransientError } from '../../shared/errors.ts';
import { deadlineMs, pledgedAtMs } from '../support/given.ts';
import { interestStore } from '../../shared/store/interest-store.ts';
import { keptQueue } from '../support/queue.ts';
import { pledgeShards } from '../../shared/store/keys.ts';
import { useStores } from '../support/fanfund.ts';

const stores = useStores();
const interests = interestStore(stores.table);
const tellings = keptQueue<TellMessage>();
const mails: Mail[] = [];
const counted: string[] = [];
/** After how many mails the service says that it is busy, once. */
let busyAfter = Infinity;
const deps = {
  ...{ ...stores, interests, tellings },
  mailer: {
    send: (mail: Mail) => {
      if (mails.length >= busyAfter) {
        busyAfter = Infinity;
        return Promise.reject(new TransientError('Slow down.'));
      }
      mails.push(mail);
      return Promise.resolve('sent' as const);
    },
  },
  meter: { count: (name: string) => void counted.push(name) },
};
beforeEach(() => {
  mails.length = 0;
  counted.length = 0;
  busyAfter = Infinity;
  tellings.take();
});

const addressOf = (number: number): string => `fan-${number}@example.org`;

async function awaited(count: number) {
  const campaign = await stores.given('live', { title: 'A kettle' });
  await Promise.all(
    Array.from({ length: count }, (_, number) =>
      interests.express({
        ...{ campaignId: campaign.id, backerId: `fan-${number}`, atMs: pledgedAtMs },
        contactEmail: addressOf(number),
      }),
    ),
  );
  return campaign;
}

/** As the queue does it: what fails comes again. */
async function work(campaignId: string): Promise<number> {
  const open: TellMessage[] = pledgeShards.map((shard) => ({ campaignId, shard }));
  let handled = 0;
  for (let message = open.shift(); message; message = open.shift()) {
    handled += 1;
    await tellInterested(deps, message).catch(() => open.push(message));
    open.push(...tellings.take());
  }
  return handled;
}

const told = (): string[] => mails.map(({ to }) => to).sort();
const all = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => addressOf(n)).sort();

describe('those who waited', () => {
  test('are told once each, a page at a time, with a pause between pages', async () => {
    const { id } = await awaited(450);
    expect(await work(id)).toBeGreaterThan(16);
    expect(told()).toEqual(all(450));
    expect(mails[0]).toMatchObject({ subject: 'A kettle is open', eventId: `${id}.opened` });
    expect(tellings.sent.at(-1)?.options).toEqual({ campaignId: id, delaySeconds: 1 });
  });

  test('are told by who goes on when the mail service was busy, none of them twice', async () => {
    const { id } = await awaited(60);
    busyAfter = 17;
    await work(id);
    expect(told()).toEqual(all(60));
  });

  test('are not told again when a message comes twice', async () => {
    const { id } = await awaited(20);
    await work(id);
    await work(id);
    expect(told()).toEqual(all(20));
  });

  test('hear nothing when they have withdrawn', async () => {
    const { id } = await awaited(3);
    const gone = { campaignId: id, backerId: 'fan-1', atMs: pledgedAtMs, contactEmail: undefined };
    await interests.withdraw(gone);
    await work(id);
    expect(told()).toEqual([addressOf(0), addressOf(2)]);
  });

  test('without an address are counted', async () => {
    const { id } = await awaited(0);
    const anna = { campaignId: id, backerId: 'anna', atMs: pledgedAtMs, contactEmail: undefined };
    await interests.express(anna);
    await work(id);
    expect([mails.length, counted]).toEqual([0, ['NoticesWithoutAddress']]);
  });
});

test('nobody is told of a campaign that has ended meanwhile', async () => {
  const { id } = await awaited(3);
  stores.clock.set(deadlineMs);
  await work(id);
  expect(mails).toEqual([]);
});
