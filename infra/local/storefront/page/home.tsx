/** The store's front: what is live, what is coming, and what has been. */
import type { Campaign } from 'fanfund/client';
import { Facts, Heading, More, Pending, Poster, Progress } from './parts.tsx';
import { usePolled } from './polled.ts';
import { to } from './routes.ts';
import { useStore } from './store.ts';

const sections = [
  { state: 'live', title: 'Live now', none: 'Nothing is live at the moment.' },
  { state: 'upcoming', title: 'Coming up', none: 'Nothing is announced at the moment.' },
  { state: 'past', title: 'Past', none: 'Nothing has ended yet.' },
] as const;
type Section = (typeof sections)[number];

export const HomeView = () => (
  <>
    <Heading>Made with the people who want it</Heading>
    <p class="lead">
      Pledge for a product before it exists. If too few of you want it, nobody pays for it.
    </p>
    {sections.map((section) => (
      <section key={section.state} aria-labelledby={section.state}>
        <h2 id={section.state}>{section.title}</h2>
        <Page section={section} />
      </section>
    ))}
  </>
);

const pageSize = 12;

function Page({ section, cursor }: { readonly section: Section; readonly cursor?: string }) {
  const { shop } = useStore();
  const { state, none, title } = section;
  const query = { state, limit: pageSize, ...(cursor !== undefined && { cursor }) };
  const { data, problem } = usePolled(`${state} ${cursor ?? ''}`, (header) =>
    shop.GET('/v1/campaigns', { params: { query, header } }),
  );
  if (data === undefined) return <Pending problem={problem} />;
  const { items, nextCursor } = data;
  const isNone = items.length === 0 && (cursor ?? nextCursor) === undefined;
  return (
    <>
      {isNone && <p>{none}</p>}
      {items.length > 0 && (
        <ul class="cards">
          {items.map((campaign) => (
            <Card key={campaign.id} campaign={campaign} />
          ))}
        </ul>
      )}
      <More
        cursor={nextCursor}
        of={title}
        page={(next) => <Page section={section} cursor={next} />}
      />
    </>
  );
}

const Card = ({ campaign }: { readonly campaign: Campaign }) => (
  <li class="card">
    <Poster id={campaign.id} />
    <div class="inside">
      <h3>
        <a href={to.campaign(campaign.id)}>{campaign.title}</a>
      </h3>
      {campaign.state !== 'upcoming' && <Progress campaign={campaign} />}
      <Facts campaign={campaign} />
    </div>
  </li>
);
