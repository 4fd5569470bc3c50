/**
 * Where somebody lives, in everything that a running Fanfund has written: before its day only sealed,
 * after it not even that. Searched are the table, its stream, every queue and dead letter, the
 * state of the local cloud, logs, mails and Stripe's own records: whatever lies in the home folder.
 */
import { expect, test } from '@jest/globals';
import { DynamoDBClient, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportWave } from '../../infra/export-wave.ts';
import type { WavePage } from '../../infra/export-wave.ts';
import { dayMs } from '../support/given.ts';
import { useCloud } from '../support/running-cloud.ts';
import { backer, newKey } from '../support/storefront.ts';
import type { PledgeView, Who } from '../support/storefront.ts';

const fanfund = useCloud();
const ops: Who = { sub: 'olga', scope: 'ops' };
const title = 'A kettle that remembers nothing';

const address = {
  ...{ name: 'Zebulon Quagmire', line1: 'Marzipanweg 77b', line2: 'Hinterhof Süd' },
  ...{ city: 'Quedlinburgia', postalCode: '06484', country: 'DE', phone: '+49 555 0198877' },
};
const needles = [
  ...['Zebulon Quagmire', 'Marzipanweg 77b', 'Hinterhof S', 'Quedlinburgia', '555 0198877'],
  ...['Wrongway 13', 'Nowheresville'],
];

/** As it is, and in base64 wherever in the text it begins. */
const shapesOf = (needle: string): string[] => [
  ...[needle, encodeURIComponent(needle), needle.replaceAll(' ', '+')],
  ...[0, 1, 2].map((offset) => {
    const whole = Buffer.from(`${'x'.repeat(offset)}${needle}`).toString('base64');
    return whole.slice(offset === 0 ? 0 : 4, -4);
  }),
];

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map((path) => join(folder, String(path)))
    .filter((path) => statSync(path).isFile() && !path.includes('cdk.out'));

const filesWith = (wanted: readonly string[]): string[] =>
  filesIn(fanfund.folder).flatMap((path) => {
    const content = readFileSync(path);
    return wanted.filter((text) => content.includes(text)).map((text) => `${path}: ${text}`);
  });

/** The sealed ones, as they lie in the table. */
async function sealedTexts(): Promise<string[]> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({
    ...{ endpoint: fanfund.cloud.dynamodb, region: 'us-east-1', credentials },
  });
  const { TableNames: [TableName] = [] } = await client.send(new ListTablesCommand({}));
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
  client.destroy();
  return Items.filter(({ pk }) => pk?.S?.startsWith('A#')).map(({ text }) => text?.S ?? '');
}

async function done<T>(method: string, path: string, as: Who, body?: unknown): Promise<T> {
  return fanfund.eventually(async () => {
    const answer = await fanfund.send<T>(method, path, { as, body });
    if (answer.status < 300) return answer.body;
    if (answer.status === 503 || answer.status === 409) return undefined;
    throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }, path);
}

const giving = (pledge: PledgeView, who: Who, body: object) =>
  fanfund.send<{ code?: string }>('POST', `/v1/pledges/${pledge.id}/delivery`, { as: who, body });

const parcels = (campaignId: string, pledge: PledgeView, status: string) =>
  done('POST', `/v1/ops/campaigns/${campaignId}/shipments`, ops, {
    shipments: [{ reference: `WH-${pledge.id}`, status, pledgeId: pledge.id, carrier: 'dhl' }],
  });

/** With an address of their own for mails, so that letters are written. */
async function pledging(campaignId: string, who: Who): Promise<PledgeView> {
  const token = await fanfund.token(who, { email: `${who.sub}@fans.example` });
  const { body } = await fanfund.send<PledgeView>('POST', `/v1/campaigns/${campaignId}/pledges`, {
    headers: { authorization: `Bearer ${token}` },
    body: { rewardId: 'kettle', quantity: 1 },
  });
  await fanfund.confirmAtStripe(body);
  return done('POST', `/v1/pledges/${body.id}/confirm`, who, {});
}

test('after its day no copy of an address is in table, stream, queues, logs, mails or files', async () => {
  const campaign = await fanfund.launch({
    ...{ title, goal: { amountMinor: 4900 } },
    rewards: [{ id: 'kettle', title: 'One kettle', priceMinor: 4900 }],
  });
  const anna = backer('anna');
  const pledge = await pledging(campaign.id, anna);
  fanfund.passDeadline(campaign.deadline);
  await fanfund.settled(campaign.id);
  const path = `/v1/ops/campaigns/${campaign.id}`;
  await fanfund.eventually(async () => {
    const answer = await fanfund.send('GET', `/v1/pledges/${pledge.id}/delivery`, { as: anna });
    return answer.status === 200 ? true : undefined;
  }, 'the delivery');
  const plan = { keepAddressDays: 2, reminderDays: [1] };
  await done('POST', `${path}/delivery-plan`, ops, plan);
  await fanfund.eventually(
    () => (mails().some((mail) => mail.includes('Where shall we send')) ? true : undefined),
    'the question',
  );

  const wrong = { ...address, line1: 'Wrongway 13', city: 'Nowheresville', postalCode: 'none' };
  expect((await giving(pledge, anna, { address: wrong })).body.code).toBe('address_invalid');
  const odd = { address: { ...address, street: 'Wrongway 13' } };
  expect((await giving(pledge, anna, odd)).body.code).toBe('invalid_request');
  await fanfund.eventually(
    async () => ((await giving(pledge, anna, { address })).status === 200 ? true : undefined),
    'the address to be taken',
  );
  const sealed = await sealedTexts();
  expect(sealed).toHaveLength(1);

  const wave = { name: 'All', rules: {} };
  await fanfund.send('POST', `${path}/waves`, { as: ops, body: wave, key: newKey() });
  const file = join(fanfund.folder, 'exported', 'wave.csv');
  mkdirSync(join(fanfund.folder, 'exported'));
  const exported = await exportWave(file, () =>
    done<WavePage>('GET', `${path}/waves/1/export`, ops),
  );
  expect(exported).toEqual({ rows: 1, withoutAddress: 0 });
  expect(readFileSync(file, 'utf8')).toContain('Marzipanweg 77b');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  rmSync(file);

  await parcels(campaign.id, pledge, 'dispatched');
  await parcels(campaign.id, pledge, 'delivered');
  await fanfund.eventually(
    () => (mails().some((mail) => mail.includes('is on its way')) ? true : undefined),
    'the letter about the parcel',
  );
  expect(filesWith(needles.flatMap(shapesOf))).toEqual([]);
  expect(filesWith(sealed).length).toBeGreaterThan(0);

  fanfund.passUntil(new Date(fanfund.cloud.now() + 2 * dayMs + 1000).toISOString());
  await fanfund.eventually(
    async () => ((await sealedTexts()).length === 0 ? true : undefined),
    'the address to be deleted',
  );
  const { body } = await fanfund.send<{ data: object }>(
    'GET',
    `/v1/pledges/${pledge.id}/delivery`,
    {
      as: anna,
    },
  );
  expect(body.data).toMatchObject({ given: false });
  expect(filesWith(needles.flatMap(shapesOf))).toEqual([]);
  expect(fanfund.complaints.join('\n')).not.toMatch(new RegExp(needles.join('|')));
  const readable = filesWith(sealed).filter((found) => !/\/dynamodb\.db(-wal)?: /.test(found));
  expect(readable).toEqual([]);
  expect((await fanfund.items()).join('\n')).not.toContain(sealed[0]);
});

const mails = (): string[] =>
  filesIn(fanfund.folder)
    .filter((path) => path.endsWith('.eml'))
    .map((path) => readFileSync(path, 'utf8'));

test('what is searched for would be found', () => {
  const file = join(fanfund.folder, 'home', 'leak.txt');
  for (const shape of needles.flatMap(shapesOf)) {
    writeFileSync(file, `before ${shape} behind`);
    expect(filesWith([shape])).toEqual([`${file}: ${shape}`]);
  }
  const inside = Buffer.from(JSON.stringify({ body: { name: 'Zebulon Quagmire' } }));
  writeFileSync(file, inside.toString('base64'));
  expect(filesWith(needles.flatMap(shapesOf))).toHaveLength(1);
  rmSync(file);
  expect(filesWith([title]).length).toBeGreaterThan(2);
});
