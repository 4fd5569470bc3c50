/** The pledges of one campaign, of one state or all, a page at a time. */
import type { Schemas } from 'fanfund/client';
import { useState } from 'preact/hooks';
import { Amount, Id, Loaded, Pager, Panel, State, Table, Time, usePages } from './parts.tsx';
import { usePolled } from './polled.ts';
import { to } from './routes.ts';
import { useSession } from './session.ts';
import { count, sentence } from './words.ts';

type Props = { readonly id: string; readonly states: readonly string[] };
type Line = Schemas['SettlementLine'];

const pageSize = 25;
const everyMs = 5_000;

export function PledgesOfCampaign({ id, states }: Props) {
  const { api } = useSession();
  const [state, setState] = useState('');
  const pages = usePages(`${id} ${state}`);
  const { cursor } = pages;
  const query = {
    limit: pageSize,
    ...(state !== '' && { state: state as Line['state'] }),
    ...(cursor !== undefined && { cursor }),
  };
  const polled = usePolled(
    `pledges ${id} ${state} ${cursor ?? ''}`,
    () => api.GET('/v1/ops/campaigns/{id}/pledges', { params: { path: { id }, query } }),
    everyMs,
  );
  const choice = (
    <label class="inline">
      <span>State</span>
      <select value={state} onChange={(event) => setState(event.currentTarget.value)}>
        <option value="">all</option>
        {states.map((name) => (
          <option key={name} value={name}>
            {sentence(name)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Panel title="Pledges" aside={choice}>
      <Loaded of={polled}>
        {({ items, nextCursor }) => (
          <>
            <Table
              label="Pledges"
              columns={columns}
              empty={items.length === 0 ? emptyWords(nextCursor) : undefined}
            >
              {items.map((line) => (
                <Row key={line.id} line={line} />
              ))}
            </Table>
            <Pager pages={pages} next={nextCursor} of="pledges" />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

const emptyWords = (next: string | undefined): string =>
  next === undefined ? 'There are none.' : 'None on this page; there may be some on the next.';

const columns = [
  { name: 'Pledge' },
  { name: 'State' },
  { name: 'Amount', class: 'number' },
  { name: 'Reward' },
  { name: 'Made' },
  { name: 'Failure' },
];

const Row = ({ line }: { readonly line: Line }) => (
  <tr>
    <td class="main">
      <Id id={line.id} href={to.pledge(line.id)} short />
    </td>
    <td>
      <State of={line.state} />
    </td>
    <td class="number">
      <Amount minor={line.amountMinor} currency={line.currency} />
    </td>
    <td>{line.rewardId === undefined ? 'none' : `${count(line.quantity)} × ${line.rewardId}`}</td>
    <td>
      <Time at={line.createdAt} />
    </td>
    <td>{line.failure?.declineCode ?? line.failure?.code ?? ''}</td>
  </tr>
);
