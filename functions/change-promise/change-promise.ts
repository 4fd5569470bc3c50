/**
 * A creator changes what was promised: the next version, with its reason. The stream tells of it, and
 * so its backers. The same request once more finds its version and adds none; of two at once, the
 * second is held against what the first has made of the promise.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PromiseChangeBody } from './contract.ts';
import type { PromiseStore } from '../../shared/store/promise-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { TransientError } from '../../shared/errors.ts';
import { changedPromise, mayChangePromise } from '../../shared/domain/promise.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { ownCampaign } from '../../shared/api/own-campaign.ts';
import { promiseView } from '../../shared/api/promise-answer.ts';
import { requestHash } from '../../shared/store/keys.ts';

export type ChangePromiseDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly promises: PromiseStore;
  readonly now: Clock;
};

const triesMax = 5;

export async function changePromise(
  deps: ChangePromiseDeps,
  { caller, path, body, idempotencyKey }: HttpRequest<CampaignPath, unknown, PromiseChangeBody>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await ownCampaign(deps.campaigns, path.id, caller);
  if (isRefusal(campaign)) return campaign;
  const asked = { request: requestHash([idempotencyKey]), requestHash: requestHash(body) };
  for (let tried = 0; tried < triesMax; tried += 1) {
    const answer = await change(deps, campaign, { ...asked, body });
    if (answer) return answer;
  }
  throw new TransientError('Too many want to change this promise at this moment.');
}

type Asked = {
  readonly request: string;
  readonly requestHash: string;
  readonly body: PromiseChangeBody;
};

/** Undefined when another change took the number meanwhile. */
async function change(
  deps: ChangePromiseDeps,
  campaign: Campaign,
  { body, ...asked }: Asked,
): Promise<HttpAnswer | Refusal | undefined> {
  const versions = await deps.promises.versions(campaign);
  const known = versions.find(({ request }) => request === asked.request);
  if (known)
    return known.requestHash === asked.requestHash
      ? { status: 201, body: promiseView(campaign, versions) }
      : refuse('idempotency_key_reused', 'This key was used for another change of the promise.');
  if (!mayChangePromise(campaign))
    return refuse(
      'campaign_state',
      `A ${campaign.state} campaign promises nothing that could change.`,
    );
  const next = changedPromise(campaign, versions, body, deps.now());
  if (isRefusal(next)) return next;
  const [first] = versions;
  if (first) await deps.promises.record(first);
  const version = { ...next, ...asked };
  if (!(await deps.promises.add(version))) return undefined;
  return { status: 201, body: promiseView(campaign, [...versions, version]) };
}
