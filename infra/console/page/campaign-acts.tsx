/**
 * What may be decided about a campaign. Both ends give money back, so what would happen to how much
 * of it is shown first, and the campaign's name is typed by whoever wants it.
 */
import type { Campaign, FanfundClient, Schemas } from 'fanfund/client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Act, Reason, keyed } from './act.tsx';
import type { Values } from './act.tsx';
import { Amount, Facts, Problem } from './parts.tsx';
import { SorryError, bodyOf, useSession, wordsOf } from './session.ts';
import { count, plural, spanWords } from './words.ts';

type Props = {
  readonly campaign: Campaign;
  readonly isPossible: boolean;
  readonly refresh: () => void;
};

/** A count takes seconds. */
const countingPollMs = 1_000;

type Preview = Schemas['CancellationPreview'];

/** A dry run, looked at anew whenever somebody opens the dialog. */
function usePreview(id: string) {
  const { api } = useSession();
  const [preview, setPreview] = useState<Preview>();
  const [problem, setProblem] = useState<string>();
  const look = (): void => {
    setProblem(undefined);
    void bodyOf(api.GET('/v1/ops/campaigns/{id}/cancellation', { params: { path: { id } } })).then(
      setPreview,
      (error: unknown) => setProblem(wordsOf(error)),
    );
  };
  return { preview, look, problem: problem ?? preview?.problem?.detail };
}

export function CancelAct({ campaign: { id }, isPossible, refresh }: Props) {
  const { api } = useSession();
  const { preview, problem, look } = usePreview(id);
  const send = async ({ reason = '' }: Values, key: string): Promise<void> => {
    if (preview === undefined) throw new SorryError('Wait for what would happen first.', true);
    const { confirm, version } = preview;
    await bodyOf(
      api.POST('/v1/ops/campaigns/{id}/cancel', {
        params: { path: { id }, header: keyed(key) },
        body: { confirm, version, reason },
      }),
    );
    refresh();
  };
  if (!isPossible) return null;
  return (
    <Act
      label="Cancel the campaign …"
      title="Cancel this campaign"
      tone="danger"
      submit="Cancel the campaign"
      done="The campaign is cancelled."
      confirm={preview?.confirm ?? 'what is shown above'}
      opened={look}
      send={send}
    >
      <p>Every pledge is given back, and nobody can pledge any more. It cannot be taken back.</p>
      <Problem text={problem} />
      {preview !== undefined && <WouldHappen preview={preview} />}
      <Reason />
    </Act>
  );
}

const WouldHappen = ({ preview }: { readonly preview: Preview }) => (
  <Facts
    of={[
      ['Pledges given back', count(preview.pledges)],
      [
        'Pledged in all',
        <Amount key="all" minor={preview.pledgedMinor} currency={preview.currency} />,
      ],
      [
        'To be refunded',
        <Amount key="back" minor={preview.refundMinor} currency={preview.currency} />,
      ],
      ['It will take', `about ${spanWords(preview.secondsLeft * 1000)}`],
    ]}
  />
);

type Abandonment = Schemas['Abandonment'];
type Figures = NonNullable<NonNullable<Abandonment['preview']>['figures']>;

/** Asks for a count, and looks until it is there or nobody waits for it any more. */
async function countedFor(
  api: FanfundClient,
  id: string,
  isAwaited: () => boolean,
): Promise<Figures | undefined> {
  const path = { id };
  const header = keyed(crypto.randomUUID());
  let { preview } = await bodyOf(
    api.POST('/v1/campaigns/{id}/abandonment-previews', { params: { path, header }, body: {} }),
  );
  while (preview?.state !== 'counted' && isAwaited()) {
    await new Promise((resolve) => window.setTimeout(resolve, countingPollMs));
    ({ preview } = await bodyOf(api.GET('/v1/campaigns/{id}/abandonment', { params: { path } })));
  }
  return preview?.figures;
}

/** Counted anew whenever somebody opens the dialog. */
function useCount(id: string) {
  const { api } = useSession();
  const [figures, setFigures] = useState<Figures>();
  const [problem, setProblem] = useState<string>();
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [id],
  );
  const look = (): void => {
    const mine = (turn.current += 1);
    const isAwaited = (): boolean => mine === turn.current;
    setFigures(undefined);
    setProblem(undefined);
    void countedFor(api, id, isAwaited).then(
      (counted) => isAwaited() && setFigures(counted),
      (error: unknown) => isAwaited() && setProblem(wordsOf(error)),
    );
  };
  return { figures, look, problem };
}

export function AbandonAct({ campaign: { id, title, currency }, isPossible, refresh }: Props) {
  const { api } = useSession();
  const { figures, problem, look } = useCount(id);
  const send = async (_values: Values, key: string): Promise<void> => {
    if (figures === undefined) throw new SorryError('Wait for what would happen first.', true);
    await bodyOf(
      api.POST('/v1/campaigns/{id}/abandon', {
        params: { path: { id }, header: keyed(key) },
        body: { confirm: title },
      }),
    );
    refresh();
  };
  if (!isPossible) return null;
  return (
    <Act
      label="Abandon …"
      title="Abandon this campaign"
      tone="danger"
      submit="Give everybody the money back"
      done="The campaign is abandoned."
      confirm={title}
      opened={look}
      send={send}
    >
      <p>
        It will never be made: what was collected and not delivered goes back to every backer, and
        what is open is released. It cannot be taken back.
      </p>
      <Problem text={problem} />
      {figures === undefined ? (
        problem === undefined && <p class="waiting">Counting …</p>
      ) : (
        <WouldGoBack figures={figures} currency={currency} />
      )}
    </Act>
  );
}

type Going = { readonly figures: Figures; readonly currency: string };

function WouldGoBack({ figures, currency }: Going) {
  const { pledges, refunds, releases, delivered, otherRoutes } = figures;
  const sum = (of: Figures['refunds']) => (
    <>
      <Amount minor={of.amountMinor} currency={currency} /> of {plural(of.pledges, 'pledge')}
    </>
  );
  return (
    <Facts
      of={[
        ['Pledges', count(pledges)],
        ['To be refunded', sum(refunds)],
        ['Released, never collected', sum(releases)],
        ['Stays, because it was delivered', sum(delivered)],
        ['Held by a partner', sum(otherRoutes.heldByPartner)],
        ['With a bank', sum(otherRoutes.withBank)],
        ['Refused by the card before', sum(otherRoutes.refundFailed)],
      ]}
    />
  );
}
