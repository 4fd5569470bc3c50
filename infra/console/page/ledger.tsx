/** The books of a campaign: what was booked, what it adds up to, and a check against Stripe. */
import type { Schemas } from 'fanfund/client';
import { Act, keyed } from './act.tsx';
import {
  Amount,
  Facts,
  Heading,
  Id,
  Loaded,
  Pager,
  Panel,
  Table,
  Time,
  usePages,
} from './parts.tsx';
import { dayMs } from '../../../shared/domain/duration.ts';
import { usePolled } from './polled.ts';
import { to } from './routes.ts';
import { bodyOf, useSession } from './session.ts';
import { count, dayOf, sentence, spelled } from './words.ts';

type Ledger = Schemas['Ledger'];

const pageSize = 50;
const columns = [
  { name: 'No.', class: 'number' },
  { name: 'When' },
  { name: 'What' },
  { name: 'Amount', class: 'number' },
  { name: 'Debit' },
  { name: 'Credit' },
  { name: 'Pledge' },
  { name: 'Reference' },
];

export const LedgerView = ({ campaignId }: { readonly campaignId: string }) => (
  <>
    <Heading kind={campaignId === '' ? undefined : 'Ledger'}>
      {campaignId === '' ? 'Ledger' : <code>{campaignId}</code>}
    </Heading>
    <div class="strip">
      <span class="quietly">
        Each day is held against itself, the pledges and Stripe. A difference becomes a{' '}
        <a href={to.section('tasks')}>task</a>.
      </span>
      <div class="acts">
        <CheckAct />
      </div>
    </div>
    {campaignId === '' ? <ChooseCampaign /> : <Entries campaignId={campaignId} />}
  </>
);

function Entries({ campaignId: id }: { readonly campaignId: string }) {
  const { api } = useSession();
  const pages = usePages(id);
  const { cursor } = pages;
  const query = { limit: pageSize, ...(cursor !== undefined && { cursor }) };
  const polled = usePolled(`ledger ${id} ${cursor ?? ''}`, () =>
    api.GET('/v1/ops/campaigns/{id}/ledger', { params: { path: { id }, query } }),
  );
  return (
    <Loaded of={polled}>
      {(ledger) => (
        <>
          <Balances ledger={ledger} />
          <Panel
            title={`${count(ledger.entries)} entries`}
            aside={<a href={to.campaign(id)}>Campaign</a>}
          >
            <Table
              label="Entries"
              columns={columns}
              empty={ledger.items.length === 0 ? 'Nothing has been booked.' : undefined}
            >
              {ledger.items.map((entry) => (
                <Row key={entry.number} entry={entry} />
              ))}
            </Table>
            <Pager pages={pages} next={ledger.nextCursor} of="entries" />
          </Panel>
        </>
      )}
    </Loaded>
  );
}

const Row = ({ entry }: { readonly entry: Ledger['items'][number] }) => (
  <tr>
    <td class="number">{entry.number}</td>
    <td>
      <Time at={entry.at} />
    </td>
    <td>{sentence(entry.kind)}</td>
    <td class="number">
      <Amount minor={entry.amountMinor} currency={entry.currency} />
    </td>
    <td>{spelled(entry.debit)}</td>
    <td>{spelled(entry.credit)}</td>
    <td>
      <Id id={entry.pledgeId} href={to.pledge(entry.pledgeId)} short />
    </td>
    <td>{entry.reference !== undefined && <Id id={entry.reference} short />}</td>
  </tr>
);

const Balances = ({ ledger: { balances } }: { readonly ledger: Ledger }) => (
  <Facts
    class="figures"
    of={balances.map(({ account, balanceMinor, currency }) => [
      `${sentence(account)}, ${currency}`,
      <Amount key={account} minor={balanceMinor} currency={currency} />,
    ])}
  />
);

function ChooseCampaign() {
  const { api } = useSession();
  const pages = usePages('ledgers');
  const { cursor } = pages;
  const query = { state: 'past', limit: 25, ...(cursor !== undefined && { cursor }) } as const;
  const polled = usePolled(`ledgers ${cursor ?? ''}`, () =>
    api.GET('/v1/campaigns', { params: { query } }),
  );
  return (
    <Loaded of={polled}>
      {({ items, nextCursor }) => (
        <Panel title="Campaigns with books">
          <Table
            label="Campaigns with books"
            columns={[
              { name: 'Campaign' },
              { name: 'Collected', class: 'number' },
              { name: 'Refunded', class: 'number' },
              { name: '' },
            ]}
            empty={items.length === 0 ? 'No campaign is after its deadline yet.' : undefined}
          >
            {items.map(({ id, title, totals, currency }) => (
              <tr key={id}>
                <td class="main">
                  <a href={to.ledger(id)}>{title}</a>
                  <code class="under">{id}</code>
                </td>
                <td class="number">
                  <Amount minor={totals.collectedMinor} currency={currency} />
                </td>
                <td class="number">
                  <Amount minor={totals.refundedMinor} currency={currency} />
                </td>
                <td>
                  <a href={to.campaign(id)}>Campaign</a>
                </td>
              </tr>
            ))}
          </Table>
          <Pager pages={pages} next={nextCursor} of="campaigns" />
        </Panel>
      )}
    </Loaded>
  );
}

function CheckAct() {
  const { api, now } = useSession();
  return (
    <Act
      label="Check a day now …"
      title="Hold the books against Stripe"
      tone="main"
      submit="Check now"
      done="The check is asked for; a difference would be a task."
      send={({ day = '' }, key) =>
        bodyOf(
          api.POST('/v1/ops/ledger-checks', {
            params: { header: keyed(key) },
            body: { day },
          }),
        )
      }
    >
      <p>Every booking of the day is held against the balance transactions of Stripe.</p>
      <label>
        <span>Day, in UTC</span>
        <input type="date" name="day" required defaultValue={dayOf(now() - dayMs)} />
      </label>
    </Act>
  );
}
