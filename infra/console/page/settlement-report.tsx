/** The report of a campaign that came to its end, as it was signed. */
import type { Campaign, Schemas } from 'fanfund/client';
import { Amount, Facts, Loaded, Panel, State, Time } from './parts.tsx';
import type { Fact } from './parts.tsx';
import { usePolled } from './polled.ts';
import { useSession } from './session.ts';

const ended = ['settled', 'cancelled', 'abandoned'];
/** What is signed does not change. */
const everyMs = 30_000;

export function SettlementReport({ campaign: { id, state } }: { readonly campaign: Campaign }) {
  return ended.includes(state) ? <Report id={id} /> : null;
}

function Report({ id }: { readonly id: string }) {
  const { api } = useSession();
  const polled = usePolled(
    `settlement ${id}`,
    () => api.GET('/v1/campaigns/{id}/settlement', { params: { path: { id } } }),
    everyMs,
  );
  return (
    <Loaded of={polled}>
      {(settlement) => settlement.state === 'settled' && <Signed settlement={settlement} />}
    </Loaded>
  );
}

type Settled = Extract<Schemas['Settlement'], { state: 'settled' }>;

const Signed = ({ settlement }: { readonly settlement: Settled }) => (
  <Panel
    title="Settlement report"
    aside={
      <a href={settlement.signedReport} target="_blank" rel="noreferrer">
        Signed report (JSON)
      </a>
    }
  >
    <Facts of={factsOf(settlement)} />
  </Panel>
);

const amounts = [
  ['Pledged', 'pledgedMinor'],
  ['Collected', 'collectedMinor'],
  ['Released', 'releasedMinor'],
  ['Given up', 'droppedMinor'],
  ['Refunded', 'refundedMinor'],
  ['Refunds payable', 'refundsPayableMinor'],
  ['Disputed', 'disputedMinor'],
  ['Lost', 'lostMinor'],
  ['Owed to the creator', 'owedMinor'],
] as const satisfies readonly (readonly [string, keyof Settled])[];

function factsOf(settlement: Settled): Fact[] {
  const { currency, addsUp, settledAt, fees, sha256, outcome } = settlement;
  const money: Fact[] = amounts.map(([name, field]) => [
    name,
    <Amount key={field} minor={settlement[field]} currency={currency} />,
  ]);
  return [
    ['Outcome', <State key="outcome" of={outcome} />],
    ['Settled', <Time key="settled" at={settledAt} />],
    ...money,
    ...fees.map((fee): Fact => [
      `Fees in ${fee.currency}`,
      <Amount key={fee.currency} minor={fee.minor} currency={fee.currency} />,
    ]),
    [
      'Adds up',
      <State key="adds" of={addsUp ? 'settled' : 'failed'} text={addsUp ? 'yes' : 'no'} />,
    ],
    ['SHA-256', <code key="sha" class="id">{`${sha256.slice(0, 16)}…`}</code>],
  ];
}
