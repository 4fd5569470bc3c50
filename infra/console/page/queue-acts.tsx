/** What an operator may do about messages that were given up. Each act is kept, with who and why. */
import { Act, Reason, keyed } from './act.tsx';
import { bodyOf, useSession } from './session.ts';
import { plural } from './words.ts';

type Props = { readonly name: string; readonly refresh: () => void };
type RedriveProps = Props & {
  /** That one alone. */
  readonly messageId?: string;
  readonly waiting: number;
};

export function RedriveAct({ name, messageId, waiting, refresh }: RedriveProps) {
  const { api } = useSession();
  const isOne = messageId !== undefined;
  return (
    <Act
      label={isOne ? 'Try again …' : 'Move all back …'}
      title={isOne ? 'Move this message back' : `Move ${plural(waiting, 'message')} back`}
      tone={isOne ? 'quiet' : 'main'}
      submit="Move back"
      done={isOne ? 'The message was moved back.' : 'They are being moved back.'}
      impossible={waiting > 0 ? undefined : 'There is nothing to be moved.'}
      send={async ({ reason = '', perSecond = '10' }, key) => {
        await bodyOf(
          api.POST('/v1/ops/queues/{name}/redrive', {
            params: { path: { name }, header: keyed(key) },
            body: isOne ? { messageId, reason } : { perSecond: Number(perSecond), reason },
          }),
        );
        refresh();
      }}
    >
      <p>
        {isOne
          ? 'It goes back to the queue that gave it up'
          : 'They go back to the queue that gave them up'}
        , and what it asks for is tried again.
      </p>
      {!isOne && (
        <label>
          <span>Messages per second</span>
          <input type="number" name="perSecond" min={1} max={500} required defaultValue={10} />
        </label>
      )}
      <Reason />
    </Act>
  );
}

export function DiscardAct({ name, messageId, refresh }: Props & { readonly messageId: string }) {
  const { api } = useSession();
  return (
    <Act
      label="Discard …"
      title="Discard this message"
      tone="danger"
      submit="Discard for good"
      done="The message is gone."
      confirm="discard"
      send={async ({ reason = '' }, key) => {
        await bodyOf(
          api.POST('/v1/ops/queues/{name}/discard', {
            params: { path: { name }, header: keyed(key) },
            body: { messageId, reason },
          }),
        );
        refresh();
      }}
    >
      <p>
        What it asks for is never tried again. If a pledge waits for it, put that right first. It
        cannot be taken back.
      </p>
      <Reason />
    </Act>
  );
}

export function StopAct({ name, refresh }: Props) {
  const { api } = useSession();
  return (
    <Act
      label="Stop …"
      title="Stop moving back"
      submit="Stop"
      done="It is being stopped."
      send={async ({ reason = '' }, key) => {
        await bodyOf(
          api.POST('/v1/ops/queues/{name}/redrive/cancel', {
            params: { path: { name }, header: keyed(key) },
            body: { reason },
          }),
        );
        refresh();
      }}
    >
      <p>What was moved stays moved; the rest stays here.</p>
      <Reason />
    </Act>
  );
}
