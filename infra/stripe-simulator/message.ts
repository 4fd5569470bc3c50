/** A request and its answer without a socket: what a server or a simulation passes in and out. */
export type SimulatorRequest = {
  method: string;
  /** With the query string. */
  path: string;
  /** Names in lower case. */
  headers: Record<string, string | undefined>;
  body: string;
};

export type Answer = { status: number; headers: Record<string, string>; body: string };

/**
 * The connection ends without an answer, or, when `isSilent`, stays open and nothing ever comes; the
 * caller must find out whether anything happened.
 */
export type Dropped = { dropped: true; isSilent?: true };

export function jsonAnswer(
  status: number,
  object: object,
  headers: Record<string, string> = {},
): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(object),
  };
}
