/**
 * A later deadline. What it would mean for how much money is asked anew for each time that is typed,
 * and only what was shown can be sent.
 */
import type { Campaign, Schemas } from 'fanfund/client';
import { useState } from 'preact/hooks';
import { Act, Reason, keyed } from './act.tsx';
import type { Values } from './act.tsx';
import { Amount, Facts, Problem, Time } from './parts.tsx';
import { SorryError, bodyOf, useSession, wordsOf } from './session.ts';
import { count, plural } from './words.ts';
import { dayMs } from '../../../shared/domain/duration.ts';

type Props = {
  readonly campaign: Campaign;
  readonly isPossible: boolean;
  readonly refresh: () => void;
};

type Preview = Schemas['ExtensionPreview'];
type Looked = { readonly preview?: Preview; readonly problem?: string };

/** As the field for date and time has it, in the zone of whoever looks. */
function localTime(atMs: number): string {
  const offsetMs = new Date(atMs).getTimezoneOffset() * 60_000;
  return new Date(atMs - offsetMs).toISOString().slice(0, 16);
}

function usePreview(id: string) {
  const { api } = useSession();
  const [looked, setLooked] = useState<Looked>({});
  const [wanted, setWanted] = useState('');
  const look = (text: string): void => {
    setWanted(text);
    setLooked({});
    const atMs = Date.parse(text);
    if (Number.isNaN(atMs)) return;
    const deadline = new Date(atMs).toISOString();
    const params = { path: { id }, query: { deadline } };
    void bodyOf(api.GET('/v1/ops/campaigns/{id}/extension', { params })).then(
      (preview) => setLooked({ preview }),
      (error: unknown) => setLooked({ problem: wordsOf(error) }),
    );
  };
  return { ...looked, wanted, look };
}

export function ExtendAct({ campaign: { id, title, deadline }, isPossible, refresh }: Props) {
  const { api } = useSession();
  const looking = usePreview(id);
  const { preview, look } = looking;
  const send = async ({ reason = '' }: Values, key: string): Promise<void> => {
    if (preview?.isPossible !== true)
      throw new SorryError('Choose a time that is possible first.', true);
    const { confirm, version, newDeadline } = preview;
    await bodyOf(
      api.POST('/v1/ops/campaigns/{id}/extend', {
        params: { path: { id }, header: keyed(key) },
        body: { deadline: newDeadline, confirm, version, reason },
      }),
    );
    refresh();
  };
  if (!isPossible) return null;
  return (
    <Act
      label="More time …"
      title="Give this campaign more time"
      submit="Move the deadline"
      done="The deadline was moved."
      confirm={preview?.confirm ?? title}
      opened={() => look(localTime(Date.parse(deadline) + dayMs))}
      send={send}
    >
      <p>
        Nobody is charged before the new deadline, and backers are told of it. It cannot be taken
        back, only moved further.
      </p>
      <Choosing {...looking} />
      <Reason />
    </Act>
  );
}

function Choosing({ preview, problem, wanted, look }: ReturnType<typeof usePreview>) {
  return (
    <>
      <label>
        <span>New deadline, in your time zone</span>
        <input
          type="datetime-local"
          name="deadline"
          required
          value={wanted}
          onInput={(event) => look(event.currentTarget.value)}
        />
      </label>
      <Problem text={problem ?? preview?.problem?.detail} />
      {preview?.isPossible === true && <WouldMean preview={preview} />}
    </>
  );
}

function WouldMean({ preview }: { readonly preview: Preview }) {
  const { currency, holds } = preview;
  const sum = (minor: number) => <Amount minor={minor} currency={currency} />;
  return (
    <Facts
      of={[
        ['Deadline now', <Time key="now" at={preview.deadline} />],
        ['Deadline then', <Time key="then" at={preview.newDeadline} />],
        ['Pledges that wait longer', count(preview.pledges)],
        ['Charged later', sum(preview.pledgedMinor - preview.collectedMinor)],
        ['Paid already, decided later', preview.collectedMinor > 0 && sum(preview.collectedMinor)],
        [
          'Holds that end too early',
          holds !== undefined && (
            <>
              {count(holds.ending)} of {plural(holds.lookedAt, 'pledge')}
              {holds.isAll ? '' : ' looked at'}, {sum(holds.endingMinor)}: their saved cards are
              charged instead
            </>
          ),
        ],
      ]}
    />
  );
}
