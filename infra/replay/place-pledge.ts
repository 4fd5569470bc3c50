/** One backer's way to a confirmed pledge: Fanfund, then Stripe, then Fanfund again. */
import type { FanfundClient, PledgeAnswer, PledgeOrder } from './fanfund-client.ts';
import { intentOf, RefusedError } from './fanfund-client.ts';
import type { Timing } from './http-client.ts';

/** The deadline came before the pledge was through. Nobody's fault: the row is played again. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

export type PledgeDeps = Pick<Timing, 'now'> & {
  readonly client: FanfundClient;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

export type BackerPledge = {
  readonly campaignId: string;
  readonly backer: string;
  readonly order: PledgeOrder;
  readonly key: string;
  readonly deadlineMs: number;
};

/** Only the deadline closes a campaign. */
const closed = 'campaign_closed';
/** What a campaign may answer around its deadline or its opening. */
const closing = new Set(['campaign_not_open', 'campaign_state', 'pledge_state', 'not_confirmed']);
const notYetOpen = 'campaign_not_open';
const notYetReady = 'payment_not_ready';
const clockSkewMs = 2000;

/** Answers with the id of the confirmed pledge. */
export async function placePledge(deps: PledgeDeps, input: BackerPledge): Promise<string> {
  const { client } = deps;
  try {
    const created = await patiently(deps, input.deadlineMs, notYetOpen, () =>
      client.pledge({ ...input, key: `${input.key}-create` }),
    );
    const ready = await waitUntilPrepared(deps, input, created);
    const secret = ready.payment.clientSecret;
    if (secret !== undefined) await client.confirmAtStripe(secret, `${input.key}-stripe`);
    const confirmed = await patiently(deps, input.deadlineMs, notYetReady, () =>
      client.confirm({
        pledgeId: created.id,
        backer: input.backer,
        key: `${input.key}-confirm`,
        ...(secret === undefined ? {} : { intentId: intentOf(secret) }),
      }),
    );
    if (confirmed.state === 'confirmed') return created.id;
    throw new RefusedError('not_confirmed', `pledge ${created.id} is ${confirmed.state}`);
  } catch (error) {
    throw causedByDeadline(deps, input, error) ? new OvertakenError() : error;
  }
}

function causedByDeadline(deps: PledgeDeps, input: BackerPledge, error: unknown): boolean {
  if (!(error instanceof RefusedError)) return false;
  const late = deps.now() >= input.deadlineMs - clockSkewMs;
  return error.code === closed || (late && closing.has(error.code));
}

/** Stripe was busy when the pledge came in: Fanfund prepares the payment and asks us to return. */
async function waitUntilPrepared(
  deps: PledgeDeps,
  input: BackerPledge,
  created: PledgeAnswer,
): Promise<PledgeAnswer> {
  let pledge = created;
  for (
    let pauseMs = 300;
    pledge.payment.status === 'preparing';
    pauseMs = Math.min(3000, pauseMs * 2)
  ) {
    if (deps.now() > input.deadlineMs) throw new OvertakenError();
    await deps.sleep(pauseMs);
    pledge = await deps.client.readPledge(created.id, input.backer);
  }
  return pledge;
}

/** Repeats what is refused only because it comes a moment too early. */
async function patiently<T>(
  deps: PledgeDeps,
  untilMs: number,
  code: string,
  action: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await action();
    } catch (error) {
      const early = error instanceof RefusedError && error.code === code && deps.now() < untilMs;
      if (!early) throw error;
      await deps.sleep(400);
    }
  }
}
