/** What can be done about a campaign that is not open to everybody: wait for it, or show a code. */
import type { Campaign } from 'fanfund/client';
import { useState } from 'preact/hooks';
import type { Reward } from './campaign.tsx';
import { useClick } from './click.ts';
import { FanChoice, Problem } from './parts.tsx';
import { bodyOf, useStore } from './store.ts';
import { waitingWords } from './words.ts';

/** Who wants to be told gets one mail when the campaign opens. */
export function Interest({ campaign }: { readonly campaign: Campaign }) {
  const { fan, account, announce } = useStore();
  const [waits, setWaits] = useState<boolean>();
  const { id, interest } = campaign;
  const express = useClick<boolean>(async (wanted) => {
    const params = { path: { id } };
    const asked = wanted
      ? account.POST('/v1/campaigns/{id}/interest', { params, body: {} })
      : account.POST('/v1/campaigns/{id}/interest/withdraw', { params, body: {} });
    const { interested } = await bodyOf(asked);
    setWaits(interested);
    announce(interested ? 'You will be told when it opens.' : 'You will not be told.');
  });
  return (
    <section class="sheet" aria-label="Waiting for it">
      <p>
        {waits ? 'You get a mail when it opens. ' : 'Want to be there when it opens? '}
        {interest !== undefined && interest.interested > 0 && waitingWords(interest.interested)}
      </p>
      <Problem text={express.problem} />
      {fan === undefined ? (
        <FanChoice label="To be told, continue as" />
      ) : (
        <div class="actions">
          <button
            type="button"
            class={waits ? 'quiet' : ''}
            aria-disabled={express.isBusy}
            onClick={() => express.send(!waits)}
          >
            {waits ? 'Do not tell me' : 'Tell me when it opens'}
          </button>
        </div>
      )}
    </section>
  );
}

type Opened = { readonly code: string; readonly rewards: readonly Reward[] };

/** What codes have opened since the page was loaded, by campaign. */
const openedBy = new Map<string, Opened>();
export const openedIn = (campaignId: string): Opened | undefined => openedBy.get(campaignId);

type CodeProps = { readonly campaign: Campaign; readonly opened: () => void };

export function SecretCode({ campaign, opened }: CodeProps) {
  const { fan, account, announce } = useStore();
  const [code, setCode] = useState('');
  const show = useClick<string>(async (shown) => {
    const params = { path: { id: campaign.id } };
    const { items } = await bodyOf(
      account.POST('/v1/campaigns/{id}/secret-rewards', { params, body: { code: shown } }),
    );
    openedBy.set(campaign.id, { code: shown, rewards: items });
    announce(`Opened: ${items.map(({ title }) => title).join(', ')}`);
    opened();
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    show.send(code);
  };
  return (
    <details>
      <summary>I have a code</summary>
      {fan === undefined ? (
        <FanChoice label="To use it, continue as" />
      ) : (
        <form class="code" onSubmit={submit}>
          <label>
            Code
            <input
              required
              autocomplete="off"
              maxLength={100}
              value={code}
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          </label>
          <Problem text={show.problem} />
          <div class="actions">
            <button type="submit" aria-disabled={show.isBusy}>
              Show what it opens
            </button>
          </div>
        </form>
      )}
    </details>
  );
}
