/**
 * An act of an operator: a button, and a dialog that says what will happen before it does. Invariant:
 * one click is one Idempotency-Key, and while no answer has come the same wish is sent again under
 * the same key, so that nothing is done twice; what cannot be taken back asks for a word to be typed.
 */
import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { Problem } from './parts.tsx';
import { SorryError, useSession, wordsOf } from './session.ts';

export type Values = Readonly<Record<string, string>>;

export type ActProps = {
  readonly label: string;
  readonly title: string;
  readonly tone?: 'danger' | 'main' | 'quiet';
  /** To be typed before it can be sent. */
  readonly confirm?: string | undefined;
  /** It cannot be done now, for this reason. */
  readonly impossible?: string | undefined;
  /** What is said when it is done. */
  readonly done: string;
  readonly submit: string;
  readonly send: (values: Values, key: string) => Promise<unknown>;
  readonly opened?: () => void;
  readonly children?: ComponentChildren;
};

export function Act(props: ActProps) {
  const { canAct } = useSession();
  const { label, title, tone = 'quiet', impossible, opened, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [openings, setOpenings] = useState(0);
  const id = useId();
  const close = (): void => dialog.current?.close();
  const open = (): void => {
    opened?.();
    setOpenings((before) => before + 1);
    dialog.current?.showModal();
  };
  return (
    <>
      <button
        type="button"
        class={tone}
        disabled={!canAct || impossible !== undefined}
        title={canAct ? impossible : 'You are signed in to look only.'}
        onClick={open}
      >
        {label}
      </button>
      <dialog ref={dialog} aria-labelledby={id}>
        <h2 id={id}>{title}</h2>
        {openings > 0 && (
          <ActForm key={openings} act={props} close={close}>
            {children}
          </ActForm>
        )}
      </dialog>
    </>
  );
}

type FormProps = {
  readonly act: ActProps;
  readonly close: () => void;
  readonly children: ComponentChildren;
};

function ActForm({ act, close, children }: FormProps) {
  const { confirm, submit, tone } = act;
  const [typed, setTyped] = useState('');
  const { isBusy, problem, run } = useAct(act, close);
  const isReady = confirm === undefined || typed.trim() === confirm;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) run(valuesOf(event.currentTarget));
      }}
    >
      {children}
      {confirm !== undefined && (
        <label>
          <span>
            Type <strong>{confirm}</strong> to confirm
          </span>
          <input
            name="confirm"
            autocomplete="off"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
      )}
      <Problem text={problem} />
      <div class="buttons">
        <button type="button" class="quiet" onClick={close}>
          Leave it
        </button>
        <button
          type="submit"
          class={tone === 'danger' ? 'danger' : 'main'}
          disabled={!isReady || isBusy}
        >
          {isBusy ? 'One moment …' : submit}
        </button>
      </div>
    </form>
  );
}

/** While no answer has come, the same wish is sent again under the same key. */
function useAct({ send, done }: ActProps, close: () => void) {
  const { announce } = useSession();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const unanswered = useRef<{ wish: string; key: string } | undefined>(undefined);
  const attempt = async (values: Values): Promise<void> => {
    const wish = JSON.stringify(values);
    const before = unanswered.current;
    const key = before?.wish === wish ? before.key : crypto.randomUUID();
    unanswered.current = { wish, key };
    setBusy(true);
    setProblem(undefined);
    try {
      await send(values, key);
      unanswered.current = undefined;
      close();
      announce(done);
    } catch (error) {
      if (error instanceof SorryError && error.isAnswered) unanswered.current = undefined;
      setProblem(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, run: (values: Values) => void (isBusy ? undefined : attempt(values)) };
}

function valuesOf(form: HTMLFormElement): Values {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) values[name] = String(value).trim();
  return values;
}

/** Kept with what was done, by whom. */
export const Reason = ({ label = 'Reason' }: { readonly label?: string }) => (
  <label>
    <span>{label}</span>
    <textarea name="reason" required minLength={3} maxLength={500} rows={2} />
    <small>Kept with your name in what operators did.</small>
  </label>
);

/** The header of a request under this click's key. */
export const keyed = (key: string) => ({ 'Idempotency-Key': key });
