/** Partner shops: what each may do, what it was told, and telling it again. */
import type { Schemas } from 'fanfund/client';
import { useState } from 'preact/hooks';
import { Act } from './act.tsx';
import {
  Ago,
  Facts,
  Heading,
  Id,
  Loaded,
  Pager,
  Panel,
  State,
  Table,
  Time,
  usePages,
} from './parts.tsx';
import { usePolled } from './polled.ts';
import { to } from './routes.ts';
import { bodyOf, useSession } from './session.ts';
import { count, dayOf, spelled } from './words.ts';

type Partner = Schemas['Partner'];
type Delivery = Schemas['Delivery'];

const columns = [
  { name: 'Partner' },
  { name: 'State' },
  { name: 'Endpoint' },
  { name: 'Campaigns', class: 'number' },
  { name: 'Per minute', class: 'number' },
  { name: 'Since' },
];

export function PartnersView() {
  const { api } = useSession();
  const pages = usePages('partners');
  const { cursor } = pages;
  const query = { limit: 25, ...(cursor !== undefined && { cursor }) };
  const polled = usePolled(`partners ${cursor ?? ''}`, () =>
    api.GET('/v1/partners', { params: { query } }),
  );
  return (
    <>
      <Heading>Partners</Heading>
      <Loaded of={polled}>
        {({ items, nextCursor }) => (
          <>
            <Table
              label="Partners"
              columns={columns}
              empty={items.length === 0 ? 'No shop is registered.' : undefined}
            >
              {items.map((partner) => (
                <tr key={partner.id}>
                  <td class="main">
                    <a href={to.partner(partner.id)}>{partner.name}</a>
                    <code class="under">{partner.id}</code>
                  </td>
                  <td>
                    <State of={partner.state} />
                  </td>
                  <td>
                    <Endpoint of={partner} />
                  </td>
                  <td class="number">{count(partner.campaignIds.length)}</td>
                  <td class="number">{count(partner.limits.pledgesPerMinute)}</td>
                  <td>
                    <Time at={partner.createdAt} />
                  </td>
                </tr>
              ))}
            </Table>
            <Pager pages={pages} next={nextCursor} of="partners" />
          </>
        )}
      </Loaded>
    </>
  );
}

const Endpoint = ({ of: { endpoint } }: { readonly of: Partner }) =>
  endpoint === undefined ? (
    <span class="quietly">none</span>
  ) : (
    <>
      <State of={endpoint.state} text={endpointWords(endpoint)} />
      <span class="under">{endpoint.url}</span>
    </>
  );

const endpointWords = ({ state, offReason }: NonNullable<Partner['endpoint']>): string =>
  offReason === undefined ? state : `${state}: ${spelled(offReason)}`;

export function PartnerView({ id }: { readonly id: string }) {
  const { api } = useSession();
  const polled = usePolled(`partner ${id}`, () =>
    api.GET('/v1/partners/{partnerId}', { params: { path: { partnerId: id } } }),
  );
  return (
    <>
      <Heading kind="Partner">{polled.data?.name ?? id}</Heading>
      <Loaded of={polled}>
        {(partner) => (
          <>
            <div class="strip">
              <State of={partner.state} />
              <code class="id">{partner.id}</code>
              <div class="acts">
                <ReplayAct partner={partner} />
              </div>
            </div>
            <Facts
              class="figures"
              of={[
                ['Endpoint', <Endpoint key="endpoint" of={partner} />],
                ['Pledges per minute', count(partner.limits.pledgesPerMinute)],
                ['Pledges per day', count(partner.limits.pledgesPerDay)],
                ['Pieces per pledge', count(partner.limits.quantityMax)],
                ['Sends for others', partner.ships ? 'yes' : 'no'],
                ['Secrets', partner.secrets.map(({ number }) => `no. ${number}`).join(', ')],
                ['Campaigns', <CampaignLinks key="campaigns" ids={partner.campaignIds} />],
              ]}
            />
          </>
        )}
      </Loaded>
      <Deliveries id={id} />
    </>
  );
}

const CampaignLinks = ({ ids }: { readonly ids: readonly string[] }) => (
  <>
    {ids.map((id) => (
      <Id key={id} id={id} href={to.campaign(id)} short />
    ))}
  </>
);

const deliveryColumns = [
  { name: 'When' },
  { name: 'What' },
  { name: 'State' },
  { name: 'Tries', class: 'number' },
  { name: 'Last answer' },
  { name: 'Pledge' },
  { name: '' },
];
const states = ['due', 'delivered', 'held', 'failed'] as const;

function Deliveries({ id }: { readonly id: string }) {
  const { api, now } = useSession();
  const [day, setDay] = useState(dayOf(now()));
  const [state, setState] = useState('');
  const pages = usePages(`${id} ${day} ${state}`);
  const { cursor } = pages;
  const query = {
    ...{ day, limit: 25 },
    ...(state !== '' && { state: state as Delivery['state'] }),
    ...(cursor !== undefined && { cursor }),
  };
  const polled = usePolled(`deliveries ${id} ${day} ${state} ${cursor ?? ''}`, () =>
    api.GET('/v1/partners/{partnerId}/deliveries', { params: { path: { partnerId: id }, query } }),
  );
  const filter = (
    <>
      <label class="inline">
        <span>Day (UTC)</span>
        <input type="date" value={day} onChange={(event) => setDay(event.currentTarget.value)} />
      </label>
      <label class="inline">
        <span>State</span>
        <select value={state} onChange={(event) => setState(event.currentTarget.value)}>
          <option value="">all</option>
          {states.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
    </>
  );
  return (
    <Panel title="Deliveries" aside={filter}>
      <Loaded of={polled}>
        {({ items, nextCursor }) => (
          <>
            <Table
              label="Deliveries"
              columns={deliveryColumns}
              empty={items.length === 0 ? 'Nothing was to be told on this day.' : undefined}
            >
              {items.map((delivery) => (
                <DeliveryRow
                  key={delivery.id}
                  partnerId={id}
                  delivery={delivery}
                  refresh={polled.refresh}
                />
              ))}
            </Table>
            <Pager pages={pages} next={nextCursor} of="deliveries" />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

type RowProps = {
  readonly partnerId: string;
  readonly delivery: Delivery;
  readonly refresh: () => void;
};

function DeliveryRow({ partnerId, delivery, refresh }: RowProps) {
  const { api } = useSession();
  const { id: deliveryId, tries, nextTryAt } = delivery;
  const last = tries.at(-1);
  return (
    <tr>
      <td>
        <Time at={delivery.occurredAt} />
      </td>
      <td>{delivery.type}</td>
      <td>
        <State of={delivery.state} />
        {nextTryAt !== undefined && (
          <span class="under">
            next <Ago at={nextTryAt} />
          </span>
        )}
      </td>
      <td class="number">{tries.length}</td>
      <td class="prose">
        {last?.status ?? last?.error ?? ''}{' '}
        {last?.answer !== undefined && <code>{last.answer}</code>}
      </td>
      <td>
        <Id id={delivery.pledgeId} href={to.pledge(delivery.pledgeId)} short />
      </td>
      <td class="acts-cell">
        <Act
          label="Tell again …"
          title="Tell the shop again"
          submit="Tell again"
          done="It will be told again."
          send={async () => {
            await bodyOf(
              api.POST('/v1/partners/{partnerId}/replays', {
                params: { path: { partnerId } },
                body: { deliveryId },
              }),
            );
            refresh();
          }}
        >
          <p>
            It keeps its webhook id, so a shop that has it already does nothing twice. What is sent:
          </p>
          <pre tabIndex={0}>{delivery.request}</pre>
        </Act>
      </td>
    </tr>
  );
}

function ReplayAct({ partner: { id } }: { readonly partner: Partner }) {
  const { api } = useSession();
  return (
    <Act
      label="Tell a span again …"
      title="Tell the shop again what it missed"
      tone="main"
      submit="Tell again"
      done="It will be told again."
      send={({ from = '', until = '', only = '' }) =>
        bodyOf(
          api.POST('/v1/partners/{partnerId}/replays', {
            params: { path: { partnerId: id } },
            body: {
              from: new Date(from).toISOString(),
              until: new Date(until).toISOString(),
              only: only === 'all' ? 'all' : 'undelivered',
            },
          }),
        )
      }
    >
      <label>
        <span>From, in your time zone</span>
        <input type="datetime-local" name="from" required />
      </label>
      <label>
        <span>Until</span>
        <input type="datetime-local" name="until" required />
      </label>
      <label>
        <span>Which</span>
        <select name="only">
          <option value="undelivered">what was not delivered</option>
          <option value="all">everything</option>
        </select>
      </label>
    </Act>
  );
}
