/** What only people can do, longest waiting first. */
import type { Schemas } from 'fanfund/client';
import { Act, keyed } from './act.tsx';
import { Ago, Heading, Id, Loaded, Pager, Table, usePages } from './parts.tsx';
import { usePolled } from './polled.ts';
import { placeOf, to } from './routes.ts';
import { bodyOf, useSession } from './session.ts';
import { sentence } from './words.ts';

type Task = Schemas['Task'];

const pageSize = 25;
const columns = [
  { name: 'What is to be done' },
  { name: 'Waiting' },
  { name: 'Concerns' },
  { name: '' },
];

export function TasksView() {
  const { api } = useSession();
  const pages = usePages('tasks');
  const { cursor } = pages;
  const query = { limit: pageSize, ...(cursor !== undefined && { cursor }) };
  const polled = usePolled(`tasks ${cursor ?? ''}`, () =>
    api.GET('/v1/ops/tasks', { params: { query } }),
  );
  return (
    <>
      <Heading>Tasks</Heading>
      <p class="lead">What only people can do, longest waiting first.</p>
      <Loaded of={polled}>
        {({ items, nextCursor }) => (
          <>
            <Table
              label="Tasks"
              columns={columns}
              empty={items.length === 0 ? 'There is nothing to be done.' : undefined}
            >
              {items.map((task) => (
                <Row key={task.id} task={task} refresh={polled.refresh} />
              ))}
            </Table>
            <Pager pages={pages} next={nextCursor} of="tasks" />
          </>
        )}
      </Loaded>
    </>
  );
}

function Row({ task, refresh }: { readonly task: Task; readonly refresh: () => void }) {
  const place = placeOf(task) ?? { href: to.section('ledger'), name: task.campaignId };
  return (
    <tr>
      <td class="main prose">
        <strong>{sentence(task.kind)}</strong>
        <p>{task.toDo}</p>
      </td>
      <td>
        <Ago at={task.openedAt} />
      </td>
      <td>
        <Id id={place.name} href={place.href} short />
      </td>
      <td class="acts-cell">
        <FinishAct task={task} refresh={refresh} />
      </td>
    </tr>
  );
}

function FinishAct({
  task: { id, toDo },
  refresh,
}: {
  readonly task: Task;
  readonly refresh: () => void;
}) {
  const { api } = useSession();
  return (
    <Act
      label="Done …"
      title="Say that it is done"
      submit="It is done"
      done="The task is done."
      send={async ({ note = '' }, key) => {
        await bodyOf(
          api.POST('/v1/ops/tasks/{id}/done', {
            params: { path: { id }, header: keyed(key) },
            body: { note },
          }),
        );
        refresh();
      }}
    >
      <p>{toDo}</p>
      <label>
        <span>What was done</span>
        <textarea name="note" required maxLength={1000} rows={3} />
        <small>Kept with your name.</small>
      </label>
    </Act>
  );
}
