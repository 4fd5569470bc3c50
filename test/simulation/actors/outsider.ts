/**
 * Whoever tries the doors: strangers with forged or foreign tokens, webhooks that Stripe never
 * sent. Nothing they send may change anything.
 */
import type { Chance } from '../kernel/chance.ts';
import type { Person, Scene, Sending } from './scene.ts';

export type Target = {
  readonly campaignId: string;
  readonly creator: string;
  readonly deadlineMs: number;
};

const attempts = 4;

export async function tryTheDoors(scene: Scene, target: Target): Promise<void> {
  const chance = scene.chance.fork('outsider');
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    await scene.until(target.deadlineMs - chance.integer(0, 40 * 60_000));
    if (chance.happens(0.5)) await scene.forgeWebhook(chance);
    await scene.send(forged(chance, target, attempt));
  }
}

const stranger: Person = { sub: 'stranger' };

function forged(chance: Chance, { campaignId, creator }: Target, attempt: number): Sending {
  const post = { actor: 'stranger', method: 'POST', key: `stranger-${attempt}`, body: {} } as const;
  const campaign = `/v1/campaigns/${campaignId}`;
  const order = { amountMinor: 5000 };
  const day = '2027-01-04';
  const old = { sub: creator, scope: 'creator' } as const;
  return chance.pick<Sending>([
    { ...post, genuine: false, path: `${campaign}/pledges`, body: order },
    { ...post, genuine: false, authorization: 'Bearer no.such.token', path: `${campaign}/cancel` },
    { ...post, as: stranger, genuine: false, path: `${campaign}/cancel` },
    { ...post, as: { ...stranger, scope: 'creator' }, genuine: false, path: `${campaign}/cancel` },
    { ...post, as: stranger, genuine: false, path: '/v1/ops/ledger-checks', body: { day } },
    { ...post, as: { ...old, flaw: 'expired' }, genuine: false, path: `${campaign}/cancel` },
    { ...post, as: { ...old, flaw: 'other-audience' }, genuine: false, path: `${campaign}/cancel` },
  ]);
}
