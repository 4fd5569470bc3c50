/**
 * What may be decided about a campaign. Both ends give money back, so what would happen to how much
 * of it is shown first, and the campaign's name is typed by whoever wants it.
 */
import type { Campaign, Schemas } from 'fanfund/client';
import { useState } from 'preact/hooks';
import { Act, Reason, keyed } from './act.tsx';
import type { Values } from './act.tsx';
import { Amount, Facts, Problem } from './parts.tsx';
import { SorryError, bodyOf, useSession, wordsOf } from './session.ts';
import { count, spanWords } from './words.ts';

type Props = {
  readonly campaign: Campaign;
  readonly isPossible: boolean;
  readonly refresh: () => void;
};

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

export function AbandonAct({ campaign, isPossible, refresh }: Props) {
  const { api } = useSession();
  const { id, title, totals, currency } = campaign;
  if (!isPossible) return null;
  return (
    <Act
      label="Abandon …"
      title="Abandon this campaign"
      tone="danger"
      submit="Give everybody the money back"
      done="The campaign is abandoned."
      confirm={title}
      send={async (_values, key) => {
        await bodyOf(
          api.POST('/v1/campaigns/{id}/abandon', {
            params: { path: { id }, header: keyed(key) },
            body: {},
          }),
        );
        refresh();
      }}
    >
      <p>
        It will never be made: what was collected goes back to every backer, and what is open is
        released. It cannot be taken back.
      </p>
      <Facts
        of={[
          ['Pledges', count(totals.pledges)],
          [
            'To be refunded',
            <Amount
              key="back"
              minor={totals.collectedMinor - totals.refundedMinor}
              currency={currency}
            />,
          ],
        ]}
      />
    </Act>
  );
}
