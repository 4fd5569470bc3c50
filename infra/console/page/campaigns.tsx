/** All campaigns that are public, a section and a page at a time. */
import type { Campaign } from 'fanfund/client';
import { useState } from 'preact/hooks';
import { Ago, Amount, Bar, Heading, Loaded, Pager, State, Table, usePages } from './parts.tsx';
import { usePolled } from './polled.ts';
import { to } from './routes.ts';
import { useSession } from './session.ts';
import { count, money } from './words.ts';

const sections = [
  ['live', 'Live'],
  ['past', 'After the deadline'],
  ['upcoming', 'Upcoming'],
] as const;
type Section = (typeof sections)[number][0];

const pageSize = 25;

export function CampaignsView() {
  const [section, setSection] = useState<Section>('live');
  return (
    <>
      <Heading>Campaigns</Heading>
      <Choice
        label="Which campaigns"
        options={sections}
        chosen={section}
        choose={(name) => setSection(name)}
      />
      <List section={section} />
    </>
  );
}

type ChoiceProps<Name extends string> = {
  readonly label: string;
  readonly options: readonly (readonly [Name, string])[];
  readonly chosen: Name;
  readonly choose: (name: Name) => void;
};

/** One of a few, by a click. */
export const Choice = <Name extends string>(props: ChoiceProps<Name>) => (
  <div class="choice" role="group" aria-label={props.label}>
    {props.options.map(([name, text]) => (
      <button
        key={name}
        type="button"
        aria-pressed={name === props.chosen}
        onClick={() => props.choose(name)}
      >
        {text}
      </button>
    ))}
  </div>
);

const columns = [
  { name: 'Campaign' },
  { name: 'State' },
  { name: 'Of its goal' },
  { name: 'Pledged', class: 'number' },
  { name: 'Goal', class: 'number' },
  { name: 'Pledges', class: 'number' },
  { name: 'Collected', class: 'number' },
  { name: 'Deadline' },
];

function List({ section }: { readonly section: Section }) {
  const { api } = useSession();
  const pages = usePages(section);
  const { cursor } = pages;
  const query = { state: section, limit: pageSize, ...(cursor !== undefined && { cursor }) };
  const polled = usePolled(`${section} ${cursor ?? ''}`, () =>
    api.GET('/v1/campaigns', { params: { query } }),
  );
  return (
    <Loaded of={polled}>
      {({ items, nextCursor }) => (
        <>
          <Table
            label="Campaigns"
            columns={columns}
            empty={items.length === 0 ? 'There are none.' : undefined}
          >
            {items.map((campaign) => (
              <Row key={campaign.id} campaign={campaign} />
            ))}
          </Table>
          <Pager pages={pages} next={nextCursor} of="campaigns" />
        </>
      )}
    </Loaded>
  );
}

function Row({ campaign }: { readonly campaign: Campaign }) {
  const { id, title, state, outcome, progress, totals, currency, deadline } = campaign;
  const percent = `${Math.floor(progress * 100)}%`;
  return (
    <tr>
      <td class="main">
        <a href={to.campaign(id)}>{title}</a>
        <code class="under">{id}</code>
      </td>
      <td>
        <State of={state} />
        {outcome !== undefined && <span class="under">{outcome}</span>}
      </td>
      <td class="progress">
        <Bar part={progress} label={`${percent} of the goal of ${title}`} />
        <span class="under">{percent}</span>
      </td>
      <td class="number">
        <Amount minor={totals.pledgedMinor} currency={currency} />
      </td>
      <td class="number">{goalWords(campaign)}</td>
      <td class="number">{count(totals.pledges)}</td>
      <td class="number">
        <Amount minor={totals.collectedMinor} currency={currency} />
      </td>
      <td>
        <Ago at={deadline} />
      </td>
    </tr>
  );
}

export function goalWords({ goal, currency }: Pick<Campaign, 'goal' | 'currency'>): string {
  if ('amountMinor' in goal) return money(goal.amountMinor, currency);
  return 'units' in goal ? `${count(goal.units)} pieces` : `${count(goal.backers)} backers`;
}
