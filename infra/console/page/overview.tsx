/** What happens now, what needs somebody, and what is being settled: all is well, or where to look. */
import type { Schemas } from 'fanfund/client';
import { useState } from 'preact/hooks';
import { Choice } from './campaigns.tsx';
import { Chart } from './chart.tsx';
import { linesOf, totalOf } from './event-groups.ts';
import type { Feed } from './feed.ts';
import { useFeed } from './feed.ts';
import type { Gathered, Happened } from './gathered.ts';
import { secondsKept } from './gathered.ts';
import type { Line } from './line.ts';
import { Ago, Amount, Heading, Id, Loaded, Panel, State } from './parts.tsx';
import { usePolled } from './polled.ts';
import { placeOf, to } from './routes.ts';
import { useSession } from './session.ts';
import { Settling } from './settling.tsx';
import { count, plural, sentence } from './words.ts';

type Overview = Schemas['Overview'];

export function OverviewView() {
  const { api } = useSession();
  const polled = usePolled('overview', () => api.GET('/v1/ops/overview'));
  const feed = useFeed();
  return (
    <>
      <Heading>Overview</Heading>
      <Loaded of={polled}>{(overview) => <Attention overview={overview} />}</Loaded>
      <Events feed={feed} />
      <div class="columns wide-left">
        {polled.data ? <Settlements overview={polled.data} /> : <div />}
        <Recent feed={feed} />
      </div>
    </>
  );
}

/** The page of each kind, where the API names none of ours. */
const places: Readonly<Record<Overview['attention'][number]['kind'], string>> = {
  dead_letters: to.section('queues'),
  open_attempts: to.section('campaigns'),
  past_due: to.section('campaigns'),
  tasks: to.section('tasks'),
  partners_failing: to.section('partners'),
  ledger_differences: to.section('tasks'),
};

function Attention({ overview: { attention, campaigns } }: { readonly overview: Overview }) {
  return (
    <section aria-labelledby="attention">
      <h2 id="attention" class="unseen">
        What needs attention
      </h2>
      <ul class="attention">
        {attention.length === 0 && (
          <li class="well">
            <strong>All is well</strong>
            <span>Nothing waits for a person.</span>
          </li>
        )}
        {attention.map(({ kind, count: number, atLeast, oldestAt, text }) => (
          <li key={kind}>
            <a href={places[kind]}>
              <strong>
                {count(number)}
                {atLeast === true && '+'}
              </strong>
              <span>{text}</span>
              {oldestAt !== undefined && (
                <small>
                  oldest <Ago at={oldestAt} />
                </small>
              )}
            </a>
          </li>
        ))}
        <li class="calm">
          <a href={to.section('campaigns')}>
            <strong>{count(campaigns.live)}</strong>
            <span>
              {campaigns.live === 1 ? 'campaign is' : 'campaigns are'} live, {campaigns.settling}{' '}
              settling, {campaigns.upcoming} upcoming
            </span>
          </a>
        </li>
      </ul>
    </section>
  );
}

const spans = [
  ['seconds', 'Last 3 minutes'],
  ['minutes', 'Last hour'],
] as const;
type Span = (typeof spans)[number][0];

function Events({ feed }: { readonly feed: Feed }) {
  const [span, setSpan] = useState<Span>('seconds');
  return (
    <Panel
      title="Events"
      aside={<Choice label="Over which time" options={spans} chosen={span} choose={setSpan} />}
    >
      <Loaded of={feed}>{(data) => <EventChart feed={data} span={span} />}</Loaded>
    </Panel>
  );
}

/** Events come in small batches: three seconds together are calmer to look at. */
const perSecond = (lines: readonly Line[], stepMs: number): Line[] =>
  lines.map((line) => ({
    ...line,
    values: line.values.map((value) => ((value ?? 0) * 1_000) / stepMs),
  }));

function EventChart({ feed, span }: { readonly feed: Gathered; readonly span: Span }) {
  const isFine = span === 'seconds';
  const stepMs = isFine ? 3_000 : 60_000;
  const untilMs = Math.floor(Date.parse(feed.asOf) / stepMs) * stepMs;
  const fromMs = untilMs - (isFine ? secondsKept * 1_000 : 59 * stepMs);
  const { atMs, lines } = linesOf(isFine ? feed.seconds : feed.minutes, {
    ...{ stepMs, fromMs, untilMs },
  });
  const unit = isFine ? 'second' : 'minute';
  return (
    <>
      <Chart
        key={span}
        label={`${plural(totalOf(lines), 'event')} by ${unit}, ${lines
          .map(({ name, values }) => `${name}: ${totalOf([{ name, color: '--x', values }])}`)
          .join(', ')}`}
        atMs={atMs}
        lines={isFine ? perSecond(lines, stepMs) : lines}
        height={200}
        format={(value) => (Number.isInteger(value) ? count(value) : '')}
      />
      <p class="axis">Events per {unit}, as of two seconds ago</p>
    </>
  );
}

function Settlements({ overview: { settlements } }: { readonly overview: Overview }) {
  return (
    <Panel title="Settlements in progress" aside={plural(settlements.length, 'campaign')}>
      {settlements.length === 0 && <p class="empty">Nothing is being settled.</p>}
      <ul class="plain">
        {settlements.map((settling) => (
          <li key={settling.campaignId}>
            <p class="strip">
              <a href={to.campaign(settling.campaignId)}>{settling.title}</a>
              <State of={settling.state} />
            </p>
            <Settling settling={settling} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const Recent = ({ feed }: { readonly feed: Feed }) => (
  <Panel title="As it happens" class="tail">
    <Loaded of={feed}>
      {({ recent }) => (
        <>
          {recent.length === 0 && <p class="empty">Nothing has happened within the hour.</p>}
          <ul class="events" tabIndex={0} aria-label="Recent events">
            {recent.map((happened) => (
              <Event key={happened.id} happened={happened} />
            ))}
          </ul>
        </>
      )}
    </Loaded>
  </Panel>
);

function Event({ happened }: { readonly happened: Happened }) {
  const { at, event, amountMinor, currency, attention, partnerId } = happened;
  const place =
    placeOf(happened) ??
    (partnerId === undefined ? undefined : { href: to.partner(partnerId), name: partnerId });
  return (
    <li class={attention ? 'attends' : ''}>
      <span class="ago">
        <Ago at={at} />
      </span>
      <span class="what">{sentence(event)}</span>
      <span class="number">
        {amountMinor !== undefined && currency !== undefined && (
          <Amount minor={amountMinor} currency={currency} />
        )}
      </span>
      {place ? <Id id={place.name} href={place.href} short /> : <span />}
    </li>
  );
}
