/**
 * Ids as they are written. A pledge's id carries its campaign and its shard; how ids are derived
 * and where they lie in the table is the business of `store/keys.ts`.
 */
export const campaignIdPattern = /^cmp_[a-z2-7]{16}$/;
export const pledgeIdPattern = /^plg_[a-z2-7]{16}[0-9a-f][a-z2-7]{16}$/;

export const campaignIdOf = (pledgeId: string): string => `cmp_${pledgeId.slice(4, 20)}`;
export const pledgeShardOf = (pledgeId: string): string => pledgeId.charAt(20);

/** Which pledge and campaign a text names first: what ties the logs of their ways together. */
export function idsIn(text: string): {
  readonly campaignId?: string | undefined;
  readonly pledgeId?: string | undefined;
} {
  const [pledgeId] = /plg_[a-z2-7]{16}[0-9a-f][a-z2-7]{16}/.exec(text) ?? [];
  const [named] = /cmp_[a-z2-7]{16}/.exec(text) ?? [];
  const campaignId = named ?? (pledgeId && campaignIdOf(pledgeId));
  return { ...(campaignId && { campaignId }), ...(pledgeId && { pledgeId }) };
}
