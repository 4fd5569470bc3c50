/**
 * The pledge of whoever asks: of its backer by their token, or of who holds the signed link of a mail,
 * which stands for the one pledge that it names and for one purpose.
 */
import type { Caller } from '../entry/caller.ts';
import type { Clock } from '../clock.ts';
import type { LinkKeys, LinkPurpose, OpenedLink } from '../signing/backer-link.ts';
import type { Pledge } from '../domain/pledge.ts';
import type { PledgeStore } from '../store/pledge-store.ts';
import type { Refusal } from '../domain/refusal.ts';
import { RequestProblem } from '../entry/problem.ts';
import { noSuchPledge, ownPledge } from './own-pledge.ts';
import { openBackerLink } from '../signing/backer-link.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';

export type LinkedPledgeDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly now: Clock;
};

type Request = {
  readonly caller?: Caller | undefined;
  readonly path: { readonly id: string };
  readonly body: { readonly linkToken?: string | undefined };
};

export async function linkedPledge(
  deps: LinkedPledgeDeps,
  { caller, path, body: { linkToken } }: Request,
  purpose: LinkPurpose,
): Promise<Pledge | Refusal> {
  if (linkToken === undefined) {
    if (caller) return ownPledge(deps.pledges, path.id, caller);
    throw new RequestProblem('token_missing', 'A bearer token or a linkToken is needed.', {
      headers: { 'www-authenticate': 'Bearer' },
    });
  }
  const pledge = await pledgeOfLink(deps, linkToken, purpose);
  return isRefusal(pledge) || pledge.id === path.id ? pledge : noSuchPledge;
}

/** Of who opens a link: it names the pledge itself. */
export async function pledgeOfLink(
  deps: LinkedPledgeDeps,
  token: string,
  purpose: LinkPurpose,
): Promise<Pledge | Refusal> {
  const opening = { purpose, nowMs: deps.now() };
  const link = await openBackerLink(await deps.linkKeys(), token, opening);
  const fault = linkFault(link);
  if (fault) return fault;
  return (link.kind === 'valid' ? await deps.pledges.get(link.pledgeId) : undefined) ?? notOurs;
}

const notOurs = refuse('link_invalid', 'This is no link of ours.');

const linkFault = ({ kind }: OpenedLink): Refusal | undefined => {
  if (kind === 'expired') return refuse('link_expired', 'The time of this link is over.');
  return kind === 'forged' ? notOurs : undefined;
};
