/** What a search found: by the id of a pledge, campaign or backer, or of an object at Stripe. */
import { Amount, Heading, Id, Loaded, State, Table } from './parts.tsx';
import { usePolled } from './polled.ts';
import { to } from './routes.ts';
import { useSession } from './session.ts';
import { spelled } from './words.ts';

const everyMs = 15_000;

const columns = [
  { name: 'Found' },
  { name: 'What' },
  { name: 'State' },
  { name: 'Amount', class: 'number' },
  { name: 'Campaign' },
];

export function SearchView({ words }: { readonly words: string }) {
  const { api } = useSession();
  const polled = usePolled(
    `search ${words}`,
    () => api.GET('/v1/ops/search', { params: { query: { q: words } } }),
    everyMs,
  );
  return (
    <>
      <Heading kind="Search">{words}</Heading>
      <Loaded of={polled}>
        {({ items, by, hasMore }) => (
          <>
            <p class="lead">
              Looked up by {spelled(by)}.{hasMore === true && ' There are more than are shown.'}
            </p>
            <Table
              label="What was found"
              columns={columns}
              empty={items.length === 0 ? nothingFound : undefined}
            >
              {items.map(({ kind, id, state, amountMinor, currency, campaignId, title }) => (
                <tr key={id}>
                  <td class="main">
                    <Id id={id} href={kind === 'pledge' ? to.pledge(id) : to.campaign(id)} />
                    {title !== undefined && <span class="under">{title}</span>}
                  </td>
                  <td>{kind}</td>
                  <td>
                    <State of={state} />
                  </td>
                  <td class="number">
                    {amountMinor !== undefined && currency !== undefined && (
                      <Amount minor={amountMinor} currency={currency} />
                    )}
                  </td>
                  <td>
                    {campaignId !== undefined && (
                      <Id id={campaignId} href={to.campaign(campaignId)} />
                    )}
                  </td>
                </tr>
              ))}
            </Table>
          </>
        )}
      </Loaded>
    </>
  );
}

const nothingFound =
  'Nothing has this id. Check that it is whole: search takes the id of a pledge (plg_…), a campaign ' +
  '(cmp_…), an object at Stripe (pi_…, seti_…, cus_…) or a backer.';
