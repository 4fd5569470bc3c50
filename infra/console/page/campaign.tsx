/** One campaign: how it stands, what is being settled, and what may be decided about it. */
import type { Schemas } from 'fanfund/client';
import { AbandonAct, CancelAct } from './campaign-acts.tsx';
import { PledgesOfCampaign } from './campaign-pledges.tsx';
import { AfterTheMoney } from './deliveries.tsx';
import { goalWords } from './campaigns.tsx';
import { ExtendAct } from './extend-act.tsx';
import { Chart } from './chart.tsx';
import { Ago, Amount, Bar, Copy, Facts, Heading, Loaded, Panel, State, Table } from './parts.tsx';
import type { Fact } from './parts.tsx';
import { usePolled } from './polled.ts';
import { to } from './routes.ts';
import { useSession } from './session.ts';
import { Settling } from './settling.tsx';
import { SettlementReport } from './settlement-report.tsx';
import { count, money, sentence } from './words.ts';

export type Inspected = Schemas['InspectedCampaign'];

export function CampaignView({ id }: { readonly id: string }) {
  const { api } = useSession();
  const polled = usePolled(`campaign ${id}`, () =>
    api.GET('/v1/ops/campaigns/{id}', { params: { path: { id } } }),
  );
  return (
    <>
      <Heading kind="Campaign">{polled.data?.campaign.title ?? id}</Heading>
      <Loaded of={polled}>
        {(inspected) => <Whole inspected={inspected} refresh={polled.refresh} />}
      </Loaded>
    </>
  );
}

type Props = { readonly inspected: Inspected };

function Whole({ inspected, refresh }: Props & { readonly refresh: () => void }) {
  const { campaign, creatorId, settlement, may } = inspected;
  const { id, state, outcome } = campaign;
  return (
    <>
      <div class="strip">
        <State of={state} />
        {outcome !== undefined && <State of={outcome} />}
        <code class="id">{id}</code>
        <Copy text={id} />
        <span class="quietly">by {creatorId}</span>
        <div class="acts">
          <ExtendAct campaign={campaign} isPossible={may.extend} refresh={refresh} />
          <CancelAct campaign={campaign} isPossible={may.cancel} refresh={refresh} />
          <AbandonAct campaign={campaign} isPossible={may.abandon} refresh={refresh} />
        </div>
      </div>
      <Facts class="figures" of={figuresOf(inspected)} />
      {settlement !== undefined && (
        <Panel title="Settlement" aside={<a href={to.ledger(id)}>Ledger</a>}>
          <Settling settling={settlement} />
        </Panel>
      )}
      <div class="columns">
        <FundingCurve inspected={inspected} />
        <ByState inspected={inspected} />
      </div>
      <div class="columns">
        <Rewards inspected={inspected} />
        <Dunning inspected={inspected} />
      </div>
      <AfterTheMoney campaign={campaign} />
      <SettlementReport campaign={campaign} />
      <PledgesOfCampaign id={id} states={Object.keys(inspected.pledgesByState)} />
    </>
  );
}

function figuresOf({ campaign }: Inspected): Fact[] {
  const { totals, currency, progress, deadline, opensAt } = campaign;
  const amount = (minor: number) => <Amount minor={minor} currency={currency} />;
  return [
    ['Pledged', amount(totals.pledgedMinor)],
    ['Goal', goalWords(campaign)],
    ['Of its goal', `${Math.floor(progress * 100)}%`],
    ['Pledges', count(totals.pledges)],
    ['Backers', count(totals.backers)],
    ['Collected', amount(totals.collectedMinor)],
    ['Refunded', amount(totals.refundedMinor)],
    ['Unverified', totals.unverifiedMinor !== undefined && amount(totals.unverifiedMinor)],
    ['Opens', campaign.state === 'upcoming' && opensAt !== undefined && <Ago at={opensAt} />],
    ['Deadline', <Ago key="deadline" at={deadline} />],
  ];
}

function FundingCurve({ inspected: { campaign, curve } }: Props) {
  const { currency } = campaign;
  const last = curve.at(-1);
  const format = (minor: number): string => money(minor, currency).replace(/[.,]\d\d$/, '');
  return (
    <Panel title="Funding curve">
      {curve.length < 2 || last === undefined ? (
        <p class="empty">Nothing has been pledged yet.</p>
      ) : (
        <Chart
          label={`From ${curve[0]?.at ?? ''} to ${last.at}: ${money(last.pledgedMinor, currency)} pledged, ${money(last.collectedMinor, currency)} collected.`}
          atMs={curve.map(({ at }) => Date.parse(at))}
          lines={[
            {
              ...{ name: 'Pledged', color: '--line-1', isFilled: true },
              values: curve.map(({ pledgedMinor }) => pledgedMinor),
            },
            {
              ...{ name: 'Collected', color: '--line-2' },
              values: curve.map(({ collectedMinor }) => collectedMinor),
            },
          ]}
          format={format}
        />
      )}
    </Panel>
  );
}

function ByState({ inspected: { pledgesByState } }: Props) {
  const rows = Object.entries(pledgesByState)
    .filter(([, number]) => number > 0)
    .sort(([, one], [, other]) => other - one);
  const all = rows.reduce((sum, [, number]) => sum + number, 0);
  return (
    <Panel title="Pledges by state">
      {rows.length === 0 && <p class="empty">There are no pledges.</p>}
      <ul class="shares">
        {rows.map(([state, number]) => (
          <li key={state}>
            <State of={state} />
            <Bar part={number / all} label={`${sentence(state)}: ${number} of ${all}`} />
            <span class="number">{count(number)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const rewardColumns = [
  { name: 'Reward' },
  { name: 'Price', class: 'number' },
  { name: 'Left', class: 'number' },
  { name: 'Stock', class: 'number' },
];

function Rewards({ inspected: { campaign } }: Props) {
  const { rewards, currency } = campaign;
  return (
    <Panel title="Rewards and stock">
      <Table
        label="Rewards and stock"
        columns={rewardColumns}
        empty={rewards.length === 0 ? 'It has no rewards.' : undefined}
      >
        {rewards.map(({ id, title, priceMinor, remaining, stock }) => (
          <tr key={id}>
            <td class="main">
              {title}
              <code class="under">{id}</code>
            </td>
            <td class="number">
              <Amount minor={priceMinor} currency={currency} />
            </td>
            <td class="number">{remaining === undefined ? '—' : count(remaining)}</td>
            <td class="number">{stock === undefined ? 'no limit' : count(stock)}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

function Dunning({ inspected: { dunning, campaign } }: Props) {
  const { failed } = dunning;
  const steps = [
    ['Failed at least once', dunning.failed],
    ['Being recovered', dunning.recovering],
    ['Recovered', dunning.recovered],
    ['Given up', dunning.dropped],
  ] as const;
  return (
    <Panel title="Failed payments" aside={`window of ${campaign.dunning.windowDays} days`}>
      {failed === 0 ? (
        <p class="empty">No payment has failed.</p>
      ) : (
        <ul class="shares">
          {steps.map(([name, number]) => (
            <li key={name}>
              <span>{name}</span>
              <Bar part={number / failed} label={`${name}: ${number} of ${failed}`} />
              <span class="number">{count(number)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
