/** Console output: steps with their times, colour on a terminal only. */
export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';
export type Paint = (style: Style, text: string) => string;

export type Console = {
  readonly paint: Paint;
  readonly print: (line: string) => void;
  readonly title: (text: string) => void;
  /** Ends the step before, and names the next. */
  readonly step: (name: string) => void;
  readonly stepsDone: () => void;
  readonly warning: (text: string) => void;
  readonly failure: (text: string) => void;
};

const codes: Readonly<Record<Style, string>> = {
  bold: '1',
  dim: '2',
  green: '32',
  red: '31',
  yellow: '33',
};

export function createConsole(
  stream: { isTTY?: boolean; write: (text: string) => unknown },
  environment: NodeJS.ProcessEnv,
): Console {
  const coloured = stream.isTTY === true && !environment.NO_COLOR;
  const paint: Paint = (style, text) =>
    coloured ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
  const print = (line: string): void => void stream.write(`${line}\n`);
  let current: { name: string; startedAtMs: number } | undefined;
  const stepsDone = (): void => {
    if (current === undefined) return;
    const ms = Math.round(performance.now() - current.startedAtMs);
    print(`  ${paint('green', '✓')} ${current.name} ${paint('dim', `${ms} ms`)}`);
    current = undefined;
  };
  return {
    paint,
    print,
    stepsDone,
    title: (text) => print(`\n${paint('bold', text)}\n`),
    step: (name) => {
      stepsDone();
      current = { name, startedAtMs: performance.now() };
    },
    warning: (text) => print(paint('yellow', `! ${text}`)),
    failure: (text) => {
      current = undefined;
      print(paint('red', `✗ ${text}`));
    },
  };
}
