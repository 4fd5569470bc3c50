/** What operators did, who and why, newest first. */
import { Heading, Id, Loaded, Pager, Table, Time, usePages } from './parts.tsx';
import { usePolled } from './polled.ts';
import { placeOf } from './routes.ts';
import { useSession } from './session.ts';
import { sentence } from './words.ts';

const pageSize = 25;
const columns = [
  { name: 'When' },
  { name: 'What' },
  { name: 'Who' },
  { name: 'Why' },
  { name: 'Concerns' },
];

export function ActsView() {
  const { api } = useSession();
  const pages = usePages('acts');
  const { cursor } = pages;
  const query = { limit: pageSize, ...(cursor !== undefined && { cursor }) };
  const polled = usePolled(`acts ${cursor ?? ''}`, () =>
    api.GET('/v1/ops/acts', { params: { query } }),
  );
  return (
    <>
      <Heading>Acts</Heading>
      <p class="lead">What operators did, and why. It cannot be changed.</p>
      <Loaded of={polled}>
        {({ items, nextCursor }) => (
          <>
            <Table
              label="Acts"
              columns={columns}
              empty={items.length === 0 ? 'Nobody has done anything yet.' : undefined}
            >
              {items.map((act) => {
                const place = placeOf(act);
                return (
                  <tr key={act.id}>
                    <td>
                      <Time at={act.at} />
                    </td>
                    <td>{sentence(act.event)}</td>
                    <td>{act.by}</td>
                    <td class="prose">{act.reason}</td>
                    <td>{place && <Id id={place.name} href={place.href} short />}</td>
                  </tr>
                );
              })}
            </Table>
            <Pager pages={pages} next={nextCursor} of="acts" />
          </>
        )}
      </Loaded>
    </>
  );
}
