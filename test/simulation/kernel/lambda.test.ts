import { describe, expect, test } from '@jest/globals';
import type { FunctionSettings } from '../../../infra/local/functions/function-settings.ts';
import type { Agenda } from './agenda.ts';
import { createAgenda } from './agenda.ts';
import { chanceOf } from './chance.ts';
import { currentStay, goOn } from './container.ts';
import { hourMs } from '../../../shared/domain/duration.ts';
import { requestHeader, SimulatedFunction } from './lambda.ts';

type Handler = (event: { readonly name: string }) => Promise<unknown>;

const settings = {
  capability: 'greet',
  environment: {},
  timeoutMs: 10_000,
  context: {},
} as unknown as FunctionSettings;

/** Lets go on what waits for nothing but its turn, then what is due until then. */
async function until(agenda: Agenda, untilMs: number): Promise<void> {
  const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
  await turn();
  while (agenda.advance(untilMs)) await turn();
  agenda.at(untilMs, () => undefined);
  agenda.advance(untilMs);
}

function given(handler: Handler) {
  const agenda = createAgenda(0);
  let coldStarts = 0;
  const code = {
    forContainer: () => () => {
      coldStarts += 1;
      return { handler };
    },
  };
  const made = new SimulatedFunction(
    { agenda, chance: chanceOf(1), code: () => code },
    settings,
    10,
  );
  const invoke = async (name: string): Promise<void> => {
    void made.invoke(JSON.stringify({ name, headers: { [requestHeader]: name } }));
    await until(agenda, agenda.now() + 2_000);
  };
  return { agenda, invoke, coldStarts: () => coldStarts };
}

describe('a container', () => {
  test('is used again by the next event', async () => {
    const { agenda, invoke, coldStarts } = given(() => Promise.resolve('hello'));
    await invoke('one');
    await until(agenda, agenda.now() + hourMs);
    await invoke('two');
    expect(coldStarts()).toBe(1);
  });

  test('that was idle for hours is gone', async () => {
    const { agenda, invoke, coldStarts } = given(() => Promise.resolve('hello'));
    await invoke('one');
    await until(agenda, agenda.now() + 3 * hourMs);
    await invoke('two');
    expect(coldStarts()).toBe(2);
  });

  test('does what an earlier invocation began as the doing of that one', async () => {
    const seen: (string | undefined)[] = [];
    let goOnWithFirst = (): void => undefined;
    const { agenda, invoke } = given(({ name }) => {
      const stay = currentStay();
      if (name === 'one' && stay)
        goOnWithFirst = () => goOn(agenda, stay, () => void seen.push(currentStay()?.requestId));
      else seen.push(stay?.requestId);
      return Promise.resolve(name);
    });
    await invoke('one');
    goOnWithFirst();
    expect(seen).toEqual([]);
    await invoke('two');
    expect(seen).toEqual(['one', 'two']);
  });
});
