import { describe, expect, test } from '@jest/globals';
import { submitEvidence } from '../../functions/submit-evidence/submit-evidence.ts';
import { reconcileDisputes } from '../../functions/reconcile-disputes/reconcile-disputes.ts';
import type { DisputesMessage } from '../../shared/queues/messages.ts';
import type { EvidenceBody } from '../../shared/api/evidence-body.ts';
import { evidenceBody } from '../../shared/api/evidence-body.ts';
import { UnknownOutcomeError } from '../../shared/errors.ts';
import { disputeBench } from '../support/disputes.ts';
import { bodyOf, codeOf, request, useFanfund } from '../support/fanfund.ts';
import { minuteMs, sealedAtMs } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const fanfund = useFanfund();
const { clock, stripe } = fanfund;
const bench = disputeBench(fanfund);
const disputeLooks = keptQueue<DisputesMessage>();
const deps = { ...fanfund, disputes: bench.gateway, disputeLooks };

async function disputed() {
  const campaign = await fanfund.given('settling');
  clock.set(sealedAtMs + minuteMs);
  const pledge = await bench.givenCollected(campaign, { rewardId: 'kettle' });
  const disputeId = await bench.open(pledge);
  await reconcileDisputes(bench.deps, { pledgeId: pledge.id });
  disputeLooks.take();
  return { pledge, disputeId };
}

const send = (id: string, disputeId: string, body: EvidenceBody) =>
  submitEvidence(deps, request({ path: { id, disputeId }, body }));

describe('evidence', () => {
  test('that is kept stays with the dispute, which still awaits it', async () => {
    const { pledge, disputeId } = await disputed();
    expect(await send(pledge.id, disputeId, { submit: false })).toEqual({
      body: { disputeId, status: 'needs_response', submitted: false },
    });
    const { evidence, status } = await bench.disputeAt(disputeId);
    expect(status).toBe('needs_response');
    expect(evidence.product_description).toContain('1 × The kettle');
    expect(evidence.uncategorized_text).toContain(`Order ${pledge.id}`);
  });

  test('that is submitted goes to the bank, and the pledge follows', async () => {
    const { pledge, disputeId } = await disputed();
    expect(
      bodyOf(await send(pledge.id, disputeId, { submit: true, text: 'It was delivered.' })),
    ).toEqual({
      ...{ disputeId, status: 'under_review', submitted: true },
    });
    expect((await bench.disputeAt(disputeId)).evidence.uncategorized_text).toBe(
      'It was delivered.',
    );
    const [message] = disputeLooks.take();
    expect(message).toEqual({ pledgeId: pledge.id });
    await reconcileDisputes(bench.deps, message!);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'disputed',
      disputes: [{ id: disputeId, status: 'under_review' }],
    });
  });

  test('that is sent twice is submitted once', async () => {
    const { pledge, disputeId } = await disputed();
    const body = { submit: true, text: 'It was delivered.' };
    const first = await send(pledge.id, disputeId, body);
    expect(await send(pledge.id, disputeId, body)).toEqual(first);
    expect((await bench.disputeAt(disputeId)).evidence_details.submission_count).toBe(1);
  });

  test('whose answer is lost is submitted once when it is sent again', async () => {
    const { pledge, disputeId } = await disputed();
    const body = { submit: true, text: 'It was delivered.' };
    const match = { method: 'POST', path: '/v1/disputes/*' };
    await stripe.fault({ match, fault: 'timeout_after_effect' });
    await expect(send(pledge.id, disputeId, body)).rejects.toThrow(UnknownOutcomeError);
    await stripe.fault();
    expect(bodyOf(await send(pledge.id, disputeId, body))).toMatchObject({
      status: 'under_review',
    });
    expect((await bench.disputeAt(disputeId)).evidence_details.submission_count).toBe(1);
  });

  test('for an inquiry answers the bank that asks', async () => {
    const campaign = await fanfund.given('settling');
    clock.set(sealedAtMs + minuteMs);
    const pledge = await bench.givenCollected(campaign);
    const disputeId = await bench.open(pledge, { inquiry: true });
    expect(bodyOf(await send(pledge.id, disputeId, { submit: true }))).toMatchObject({
      status: 'warning_under_review',
    });
  });
});

describe('evidence is refused', () => {
  test('for a dispute that is decided', async () => {
    const { pledge, disputeId } = await disputed();
    await bench.close(disputeId, 'lost');
    expect(codeOf(await send(pledge.id, disputeId, { submit: true }))).toBe('dispute_state');
    expect(disputeLooks.take()).toEqual([{ pledgeId: pledge.id }]);
  });

  test('when Stripe does not take it, with the code that Stripe says', async () => {
    const { pledge, disputeId } = await disputed();
    const handIn = async () =>
      ({ kind: 'refused', code: 'dispute_evidence_page_limit_exceeded' }) as const;
    const refusing = { ...deps, disputes: { ...bench.gateway, handIn } };
    const path = { id: pledge.id, disputeId };
    expect(await submitEvidence(refusing, request({ path, body: { submit: true } }))).toEqual({
      refused: 'evidence_refused',
      detail: 'Stripe does not take this evidence: dispute_evidence_page_limit_exceeded.',
    });
  });

  test("for another pledge's dispute", async () => {
    const [one, other] = [await disputed(), await disputed()];
    expect(codeOf(await send(one.pledge.id, other.disputeId, { submit: true }))).toBe('not_found');
    expect((await bench.disputeAt(other.disputeId)).evidence_details.submission_count).toBe(0);
  });

  test('for a pledge that does not exist, or was never charged', async () => {
    const { disputeId } = await disputed();
    const nobody = 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa';
    expect(codeOf(await send(nobody, disputeId, { submit: true }))).toBe('not_found');
    const pledge = await fanfund.givenConfirmed(await fanfund.given('live'));
    expect(codeOf(await send(pledge.id, disputeId, { submit: true }))).toBe('not_found');
  });

  test('when it does not say whether it is for the bank, or is longer than Stripe takes', () => {
    expect(evidenceBody.safeParse({ text: 'x' }).success).toBe(false);
    expect(evidenceBody.safeParse({ submit: true, text: 'x'.repeat(20_001) }).success).toBe(false);
    expect(evidenceBody.safeParse({ submit: true, text: 'x'.repeat(20_000) }).success).toBe(true);
  });
});
