/** Everything that happened to a pledge, in the order in which it happened. */
import type { Schemas } from 'fanfund/client';
import { useState } from 'preact/hooks';
import { Choice } from './campaigns.tsx';
import { Amount, Loaded, Panel, Time } from './parts.tsx';
import { usePolled } from './polled.ts';
import { useSession } from './session.ts';
import { sentence } from './words.ts';

type Item = Schemas['Story']['items'][number];

const views = [
  ['all', 'All'],
  ['money', 'Money'],
  ['people', 'People'],
] as const;
type View = (typeof views)[number][0];

const shownIn: Readonly<Record<View, (kind: Item['kind']) => boolean>> = {
  all: () => true,
  money: (kind) => ['attempt', 'refund', 'dispute', 'ledger'].includes(kind),
  people: (kind) => ['notice', 'act', 'warning'].includes(kind),
};

const everyMs = 4_000;

export function Story({ id, subject }: { readonly id: string; readonly subject: string }) {
  const { api } = useSession();
  const [view, setView] = useState<View>('all');
  const polled = usePolled(
    `story ${id}`,
    () => api.GET('/v1/ops/pledges/{id}/story', { params: { path: { id } } }),
    everyMs,
  );
  return (
    <Panel
      title="Story"
      aside={<Choice label="What is shown" options={views} chosen={view} choose={setView} />}
    >
      <Loaded of={polled}>
        {({ items, isComplete }) => (
          <>
            <ol class="story" data-version={subject}>
              {items.filter(({ kind }) => shownIn[view](kind)).map(storyItem)}
            </ol>
            {!isComplete && (
              <p class="idle">
                The ledger of its campaign is long: it was looked into around these times.
              </p>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

/** Names of events, as they stand in a title, spelled out. */
const readable = (title: string): string => {
  const spelledOut = title.replace(/\b(?:[A-Z][a-z]+){2,}\b/g, (name) =>
    sentence(name).toLowerCase(),
  );
  return spelledOut.charAt(0).toUpperCase() + spelledOut.slice(1);
};

const storyItem = (item: Item, index: number) => (
  <li key={index} class={item.kind}>
    <div class="when">
      <Time at={item.at} />
      <span class="what">{sentence(item.kind)}</span>
    </div>
    <div class="told">
      <p>
        <strong>{readable(item.title)}</strong>
        {item.amountMinor !== undefined && item.currency !== undefined && (
          <>
            {' '}
            <Amount minor={item.amountMinor} currency={item.currency} />
          </>
        )}
        {item.by !== undefined && <span class="quietly"> by {item.by}</span>}
      </p>
      {item.detail !== undefined && <p class="detail">{item.detail}</p>}
      {item.key !== undefined && (
        <p class="detail">
          key <code class="id">{item.key}</code>
        </p>
      )}
      {item.link !== undefined && (
        <p class="detail">
          <a href={item.link} target="_blank" rel="noreferrer">
            Look at it at Stripe
          </a>
        </p>
      )}
    </div>
  </li>
);
