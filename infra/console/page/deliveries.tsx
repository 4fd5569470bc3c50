/**
 * How a campaign delivers: how many are where and how they went down, those that are open with the
 * late ones first, what an operator says of a parcel, and who left because the promise had changed.
 */
import type { Schemas } from 'fanfund/client';
import { Act } from './act.tsx';
import type { Values } from './act.tsx';
import { Chart } from './chart.tsx';
import { Ago, Amount, Facts, Id, Loaded, Pager, Panel, State, Table, usePages } from './parts.tsx';
import { usePolled } from './polled.ts';
import { to } from './routes.ts';
import { SorryError, bodyOf, useSession } from './session.ts';
import { count, sentence } from './words.ts';

type Props = { readonly campaign: Schemas['Campaign'] };
type Counted = Schemas['CampaignDeliveries'];
type Open = Counted['items'][number];

const delivering: ReadonlySet<string> = new Set(['settled', 'fulfilling', 'fulfilled']);

export const AfterTheMoney = ({ campaign }: Props) => (
  <>
    {delivering.has(campaign.state) && <Deliveries campaign={campaign} />}
    {campaign.outcome === 'funded' && <Exits campaign={campaign} />}
  </>
);

const columns = [
  { name: 'Backer', class: 'number' },
  { name: 'Pledge' },
  { name: 'State' },
  { name: 'Promised' },
  { name: 'Wave' },
  { name: 'Address' },
  { name: 'Parcels', class: 'number' },
  { name: '' },
];

function Deliveries({ campaign: { id } }: Props) {
  const { api } = useSession();
  const pages = usePages(id);
  const { cursor } = pages;
  const polled = usePolled(`deliveries of ${id} ${cursor ?? ''}`, () =>
    api.GET('/v1/ops/campaigns/{id}/deliveries', {
      params: { path: { id }, query: { limit: 25, ...(cursor !== undefined && { cursor }) } },
    }),
  );
  return (
    <Panel title="Deliveries" aside="late ones first">
      <Loaded of={polled}>
        {(counted) => (
          <>
            <Facts class="figures" of={figuresOf(counted)} />
            <BurnDown counted={counted} />
            <Table
              label="Deliveries"
              columns={columns}
              empty={counted.items.length === 0 ? 'Nothing is left to deliver.' : undefined}
            >
              {counted.items.map((open) => (
                <OpenRow key={open.pledgeId} id={id} open={open} refresh={polled.refresh} />
              ))}
            </Table>
            <Pager pages={pages} next={counted.nextCursor} of="deliveries" />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

const figuresOf = (counted: Counted) =>
  (['waiting', 'shipping', 'late', 'fulfilled', 'closed'] as const).map(
    (name) => [sentence(name), count(counted[name])] as const,
  );

function BurnDown({ counted: { burnDown } }: { readonly counted: Counted }) {
  const last = burnDown.at(-1);
  if (burnDown.length < 2 || last === undefined) return null;
  return (
    <Chart
      label={`Open deliveries from ${burnDown[0]?.day ?? ''} to ${last.day}: ${last.open} are left.`}
      atMs={burnDown.map(({ day }) => Date.parse(day))}
      lines={[
        { ...{ name: 'Open', color: '--line-1', isFilled: true }, values: burnDown.map(openOf) },
      ]}
      format={count}
    />
  );
}

const openOf = ({ open }: Counted['burnDown'][number]): number => open;

type RowProps = { readonly id: string; readonly open: Open; readonly refresh: () => void };

function OpenRow({ id, open, refresh }: RowProps) {
  const { number, pledgeId, state, isLate, expectedAt, wave, hasAddress, parcels } = open;
  return (
    <tr>
      <td class="number">{count(number)}</td>
      <td>
        <Id id={pledgeId} href={to.pledge(pledgeId)} short />
      </td>
      <td>
        <State of={state} />
        {isLate && <span class="under">late</span>}
      </td>
      <td>
        <Ago at={expectedAt} />
      </td>
      <td>{wave === undefined ? '—' : `${wave.number}, place ${count(wave.place)}`}</td>
      <td>{hasAddress ? 'given' : '—'}</td>
      <td class="number">{count(parcels.length)}</td>
      <td class="acts-cell">
        <ParcelAct id={id} open={open} refresh={refresh} />
      </td>
    </tr>
  );
}

const statuses = ['dispatched', 'delivered', 'returned', 'failed'] as const;
const reasons = [
  ...(['', 'broken', 'lost', 'refused', 'unclaimed', 'undeliverable', 'wrong_item'] as const),
];

/** What came back, broke or is lost is sent again under another reference. */
function ParcelAct({ id, open: { pledgeId }, refresh }: RowProps) {
  const { api } = useSession();
  const send = async ({ reference = '', status = '', carrier = '', ...more }: Values) => {
    const answer = await bodyOf(
      api.POST('/v1/ops/campaigns/{id}/shipments', {
        params: { path: { id } },
        body: { shipments: [shipmentOf({ ...more, reference, status, carrier, pledgeId })] },
      }),
    );
    const [verdict] = answer.items;
    if (verdict?.status === 'refused') throw new SorryError(verdict.detail ?? '', true);
    refresh();
  };
  return (
    <Act
      label="Parcel …"
      title="Say what became of a parcel"
      submit="Say so"
      done="It is written down."
      send={send}
    >
      <p>
        What came back, broke or is lost is owed again: say so under its reference, then dispatch
        the replacement under another one; or refund the pieces at the pledge.
      </p>
      <label>
        <span>Reference of the parcel</span>
        <input name="reference" required maxlength={100} autocomplete="off" />
      </label>
      <Choice name="status" label="What happened" options={statuses} />
      <label>
        <span>Carrier, where it is dispatched</span>
        <input name="carrier" maxlength={40} autocomplete="off" />
      </label>
      <label>
        <span>Tracking number</span>
        <input name="trackingNumber" maxlength={60} autocomplete="off" />
      </label>
      <Choice name="reason" label="Why it came back or failed" options={reasons} />
    </Act>
  );
}

const shipmentOf = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

type ChoiceProps = {
  readonly name: string;
  readonly label: string;
  readonly options: readonly string[];
};

const Choice = ({ name, label, options }: ChoiceProps) => (
  <label>
    <span>{label}</span>
    <select name={name}>
      {options.map((option) => (
        <option key={option} value={option}>
          {option === '' ? '—' : sentence(option)}
        </option>
      ))}
    </select>
  </label>
);

const exitColumns = [
  { name: 'Version', class: 'number' },
  { name: 'Reason' },
  { name: 'Window' },
  { name: 'Left until it closed', class: 'number' },
];

function Exits({ campaign: { id, currency } }: Props) {
  const { api } = useSession();
  const polled = usePolled(`exits of ${id}`, () =>
    api.GET('/v1/ops/campaigns/{id}/exits', { params: { path: { id } } }),
  );
  return (
    <Panel title="Changes of the promise">
      <Loaded of={polled}>
        {({ exits, exitedMinor, windows }) => (
          <>
            <Facts
              class="figures"
              of={[
                ['Backers who left', count(exits)],
                [
                  'Given back to them',
                  <Amount key="cost" minor={exitedMinor} currency={currency} />,
                ],
              ]}
            />
            <Table
              label="Windows to leave"
              columns={exitColumns}
              empty={windows.length === 0 ? 'No change has let anybody leave.' : undefined}
            >
              {windows.map(({ number, reason, closesAt, state, untilClose }) => (
                <tr key={number}>
                  <td class="number">{number}</td>
                  <td class="prose">{reason}</td>
                  <td>
                    <State of={state} /> <Ago at={closesAt} />
                  </td>
                  <td class="number">{untilClose === undefined ? '—' : count(untilClose.exits)}</td>
                </tr>
              ))}
            </Table>
          </>
        )}
      </Loaded>
    </Panel>
  );
}
