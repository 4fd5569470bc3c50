/** What a fan has pledged, and what can be done about each: pay, change, cancel, mend. */
import type { Campaign, Pledge } from 'fanfund/client';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Reward } from './campaign.tsx';
import { useCampaign } from './campaign.tsx';
import { useClick } from './click.ts';
import type { Click } from './click.ts';
import type { Line } from './cost.ts';
import { ChoiceFields, useChoice } from './lines.tsx';
import { ForFans, Heading, More, Pending, Problem } from './parts.tsx';
import { usePolled } from './polled.ts';
import { to } from './routes.ts';
import { bodyOf, useStore } from './store.ts';
import { PledgeLines, Receipt, rewardsOf } from './summary.tsx';
import { dateWords, historyWords, money, pledgeWords } from './words.ts';

export const PledgesView = () => {
  const { fan } = useStore();
  return (
    <>
      <Heading>My pledges</Heading>
      <ForFans title="Sign in to see your pledges">
        <Page key={fan} />
      </ForFans>
    </>
  );
};

function Page({ cursor }: { readonly cursor?: string }) {
  const { account } = useStore();
  const query = { limit: 20, ...(cursor !== undefined && { cursor }) };
  const { data, problem, refresh } = usePolled(`pledges ${cursor ?? ''}`, () =>
    account.GET('/v1/me/pledges', { params: { query } }),
  );
  if (data === undefined) return <Pending problem={problem} />;
  const { items, nextCursor } = data;
  if (items.length === 0 && cursor === undefined)
    return (
      <p>
        Nothing yet. <a href={to.home}>See what is live</a>
      </p>
    );
  return (
    <>
      <ul class="pledges">
        {items.map((pledge) => (
          <PledgeCard key={pledge.id} pledge={pledge} refresh={refresh} />
        ))}
      </ul>
      <More cursor={nextCursor} of="My pledges" page={(next) => <Page cursor={next} />} />
    </>
  );
}

/** What was clicked is about to go. */
const focusCard = (inside: HTMLElement | null): void =>
  inside?.closest('li')?.querySelector('a')?.focus();

type CardProps = { readonly pledge: Pledge; readonly refresh: () => void };

function PledgeCard({ pledge, refresh }: CardProps) {
  const { announce } = useStore();
  const { data: campaign } = useCampaign(pledge.campaignId, 5_000);
  const { text, tone } = pledgeWords[pledge.state];
  const before = useRef(pledge.state);
  useEffect(() => {
    if (before.current !== pledge.state) announce(`${campaign?.title ?? 'Your pledge'}: ${text}`);
    before.current = pledge.state;
  }, [pledge.state]);
  return (
    <li class="card">
      <div class="inside">
        <div class="head">
          <h2 class="title">
            <a href={to.campaign(pledge.campaignId)}>{campaign?.title ?? 'Campaign'}</a>
          </h2>
          <span class={`badge ${tone}`}>{text}</span>
        </div>
        <p class="facts">
          <PledgeLines pledge={pledge} campaign={campaign} />
          <strong>{money(pledge.amountMinor, pledge.currency)}</strong>
        </p>
        {campaign !== undefined && <Actions {...{ pledge, campaign, refresh }} />}
        <Receipt pledge={pledge} />
        <details>
          <summary>History</summary>
          <ol class="history">
            {historyWords(pledge).map(({ at, text: what }) => (
              <li key={at + what}>
                {what}, <time dateTime={at}>{dateWords(at)}</time>
              </li>
            ))}
          </ol>
        </details>
      </div>
    </li>
  );
}

type ActionProps = CardProps & { readonly campaign: Campaign };

function Actions({ pledge, campaign, refresh }: ActionProps) {
  const [isChanging, setChanging] = useState(false);
  const { isOpen, isChangeable } = allowedFor(pledge, campaign);
  const payLabel = payLabels[pledge.state];
  const name = <span class="unseen"> for {campaign.title}</span>;
  if (isChanging && isChangeable)
    return <Change {...{ pledge, campaign, refresh }} close={() => setChanging(false)} />;
  return (
    <div class="actions">
      {payLabel !== undefined && (
        <a class="button" href={to.payment(pledge.id)}>
          {payLabel}
          {name}
        </a>
      )}
      {isChangeable && (
        <button type="button" class="quiet" onClick={() => setChanging(true)}>
          Change{name}
        </button>
      )}
      {isOpen && <Cancel {...{ pledge, campaign, refresh }} />}
    </div>
  );
}

const payLabels: Partial<Record<Pledge['state'], string>> = {
  pending: 'Go on to the payment',
  past_due: 'Fix my card',
};

/** As the API has it: only a saved card takes another amount, and only before the deadline. */
function allowedFor({ state, lines, late }: Pledge, campaign: Campaign) {
  if (late) return { isOpen: state === 'pending', isChangeable: false };
  const isOpen = campaign.state === 'live' && (state === 'pending' || state === 'confirmed');
  const isChangeable = isOpen && campaign.collection === 'save-card' && lines.length > 0;
  return { isOpen, isChangeable };
}

type Wish = { readonly lines: Line[]; readonly shipTo?: { readonly country: string } };

/** What is in the pledge, the add-ons that could be, and the one reward that may take its place. */
function Change({
  pledge,
  campaign,
  refresh,
  close,
}: ActionProps & { readonly close: () => void }) {
  const { account, announce } = useStore();
  const offered = rewardsOf(campaign).filter(({ late }) => !late);
  const main = pledge.lines.find(({ addOn }) => !addOn)?.rewardId ?? '';
  const [rewardId, setRewardId] = useState(main);
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const leave = (): void => {
    focusCard(first.current);
    close();
  };
  const change = useClick<Wish>(async (body) => {
    const params = { path: { id: pledge.id } };
    await bodyOf(account.PATCH('/v1/pledges/{id}', { params, body }));
    announce('Your pledge was changed.');
    refresh();
    leave();
  });
  return (
    <>
      <label>
        Reward
        <select
          ref={first}
          value={rewardId}
          onChange={(event) => setRewardId(event.currentTarget.value)}
        >
          {offered
            .filter(({ kind }) => kind === undefined)
            .map((each) => (
              <option key={each.id} value={each.id}>
                {each.title}, {money(each.priceMinor, campaign.currency)}
              </option>
            ))}
        </select>
      </label>
      <ChangeLines
        key={rewardId}
        {...{ pledge, campaign, change, leave }}
        rewards={offered.filter(({ id, kind }) => id === rewardId || kind === 'add-on')}
        before={pledge.lines.map((line) =>
          line.rewardId === main && main !== rewardId
            ? { rewardId, quantity: line.quantity }
            : line,
        )}
      />
    </>
  );
}

type ChangeProps = {
  readonly pledge: Pledge;
  readonly campaign: Campaign;
  readonly rewards: readonly Reward[];
  readonly before: readonly Line[];
  readonly change: Click<Wish>;
  readonly leave: () => void;
};

function ChangeLines({ pledge, campaign, rewards, before, change, leave }: ChangeProps) {
  const choice = useChoice(campaign, rewards, { lines: before, shipTo: pledge.shipTo });
  const submit = (event: Event): void => {
    event.preventDefault();
    const { lines, country } = choice;
    change.send({ lines: [...lines], ...(country !== undefined && { shipTo: { country } }) });
  };
  return (
    <form onSubmit={submit}>
      <ChoiceFields campaign={campaign} choice={choice} />
      <p class="hint">What you have already keeps its price.</p>
      <Problem text={change.problem} />
      <div class="actions">
        <button type="submit" aria-disabled={change.isBusy}>
          Save the change
        </button>
        <button type="button" class="quiet" onClick={leave}>
          Leave it as it is
        </button>
      </div>
    </form>
  );
}

const backWords: Readonly<Record<Campaign['collection'], string>> = {
  'save-card': 'You pay nothing.',
  authorize: 'The amount that is reserved on your card is given free.',
  'charge-now': 'What you paid goes back to your card.',
};

function Cancel({ pledge, campaign, refresh }: ActionProps) {
  const { account, announce } = useStore();
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useClick<undefined>(async (_wish, key) => {
    const params = { path: { id: pledge.id }, header: { 'Idempotency-Key': key } };
    await bodyOf(account.POST('/v1/pledges/{id}/cancel', { params, body: {} }));
    dialog.current?.close();
    focusCard(dialog.current);
    announce('Your pledge was cancelled.');
    refresh();
  });
  const titleId = `cancel-${pledge.id}`;
  return (
    <>
      <button type="button" class="quiet" onClick={() => dialog.current?.showModal()}>
        Cancel<span class="unseen"> for {campaign.title}</span>
      </button>
      <dialog ref={dialog} aria-labelledby={titleId}>
        <h2 id={titleId}>Cancel your pledge?</h2>
        <p>
          What you reserved of “{campaign.title}” goes to somebody else.{' '}
          {backWords[campaign.collection]}
        </p>
        <Problem text={cancel.problem} />
        <div class="actions">
          <button
            type="button"
            aria-disabled={cancel.isBusy}
            onClick={() => cancel.send(undefined)}
          >
            Cancel it
          </button>
          <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
            Keep it
          </button>
        </div>
      </dialog>
    </>
  );
}
